/** CHG, ILN, NLN, FLN: own status, and who is there. Client ID from MSNP8 on, MSNObject from MSNP9 on. */
import { decodePercent, encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { readStatus, readText, readUnsigned, statusCode, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { PresenceFields, ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const NO_STATUS = 'no such status';
const FIRST_VERSION_WITH_CAPABILITIES = 8;
const FIRST_VERSION_WITH_MSN_OBJECT = 9;
/** How "no picture" is written, and how one server writes it. */
const NO_OBJECT = '0';
const EMPTY_OBJECT = '<msnobj/>';

/** What CHG, ILN and NLN end with. */
interface Extras {
  readonly capabilities?: number;
  readonly msnObject?: string;
}

/** Reads client ID and object; what cannot be read is left out, as presence must survive it. */
function readExtras(
  target: Mutable<Extras>,
  capabilitiesToken: string | undefined,
  objectToken: string | undefined,
): void {
  const capabilities = readCapabilities(capabilitiesToken);
  if (capabilities !== undefined) target.capabilities = capabilities;
  if (objectToken === undefined || objectToken === NO_OBJECT || objectToken === '') return;
  const msnObject = decodePercent(objectToken);
  if (msnObject !== EMPTY_OBJECT) target.msnObject = msnObject;
}

/** The number before a colon too: later clients append a second word. */
export function readCapabilities(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const colon = token.indexOf(':');
  return readUnsigned(colon < 0 ? token : token.slice(0, colon));
}

function extraTokens({ capabilities, msnObject }: Extras, version: number): readonly string[] {
  const hasNeither = capabilities === undefined && msnObject === undefined;
  if (version < FIRST_VERSION_WITH_CAPABILITIES || hasNeither) return [];
  const number = String(capabilities ?? 0);
  if (version < FIRST_VERSION_WITH_MSN_OBJECT || msnObject === undefined) return [number];
  return [number, encodePercent(msnObject)];
}

type ChgCommand = CommandOf<ClientNotificationCommand, 'CHG'>;

function decodeChg(args: readonly string[]): ChgCommand | Unreadable {
  const trId = readUnsigned(args[0]);
  const status = readStatus(args[1]);
  if (trId === undefined) return NO_TRID;
  if (status === undefined) return NO_STATUS;
  const command: Mutable<ChgCommand> = { verb: 'CHG', trId, status };
  readExtras(command, args[2], args[3]);
  return command;
}

function chgTokens(command: ChgCommand, version: number): readonly string[] {
  return [String(command.trId), statusCode(command.status), ...extraTokens(command, version)];
}

export const clientPresence: CodecTable<ClientNotificationCommand, 'CHG'> = {
  CHG: {
    decode: ({ args }) => decodeChg(args),
    encode: (command, version) => ({ verb: 'CHG', args: chgTokens(command, version) }),
  },
};

/** Reads `status account name {caps {object}}` from an index on. */
function readPresence(args: readonly string[], from: number): PresenceFields | Unreadable {
  const status = readStatus(args[from]);
  const account = args[from + 1];
  if (status === undefined) return NO_STATUS;
  if (account === undefined) return 'account missing';
  const presence: Mutable<PresenceFields> = { status, account, friendlyName: readText(args[from + 2]) };
  readExtras(presence, args[from + 3], args[from + 4]);
  return presence;
}

function presenceTokens(presence: PresenceFields, version: number): readonly string[] {
  const { status, account, friendlyName } = presence;
  const who = [statusCode(status), rawToken(account), encodePercent(friendlyName)];
  return [...who, ...extraTokens(presence, version)];
}

export const serverPresence: CodecTable<ServerNotificationCommand, 'CHG' | 'ILN' | 'NLN' | 'FLN'> = {
  CHG: {
    decode: ({ args }) => decodeChg(args),
    encode: (command, version) => ({ verb: 'CHG', args: chgTokens(command, version) }),
  },
  ILN: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      const presence = readPresence(args, 1);
      return typeof presence === 'string' ? presence : { verb: 'ILN', trId, presence };
    },
    encode: ({ trId, presence }, version) => ({
      verb: 'ILN',
      args: [String(trId), ...presenceTokens(presence, version)],
    }),
  },
  NLN: {
    decode({ args }) {
      const presence = readPresence(args, 0);
      return typeof presence === 'string' ? presence : { verb: 'NLN', presence };
    },
    encode: ({ presence }, version) => ({ verb: 'NLN', args: presenceTokens(presence, version) }),
  },
  FLN: {
    decode: ({ args }) => (args[0] === undefined ? 'account missing' : { verb: 'FLN', account: args[0] }),
    encode: ({ account }) => ({ verb: 'FLN', args: [rawToken(account)] }),
  },
};
