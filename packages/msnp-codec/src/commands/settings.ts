/**
 * BLP, GTC, PRP, IMS: privacy, own properties, reachability. As followers of SYN up to MSNP7 and as replies up
 * to MSNP9 they carry a serial; how many arguments there are tells the forms apart.
 */
import type { DefaultPrivacy, NotifyOnAdd } from '../model/privacy.ts';
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { isDigits, readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand, TrId } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const NO_PRIVACY = 'privacy is neither AL nor BL';
const NO_NOTIFY = 'neither A nor N';
const NO_STATE = 'neither ON nor OFF';

type SettingsVerb = 'BLP' | 'GTC' | 'PRP' | 'IMS';

const PRIVACY_CODES = { allow: 'AL', block: 'BL' } as const satisfies Record<DefaultPrivacy, string>;
const NOTIFY_CODES = { ask: 'A', never: 'N' } as const satisfies Record<NotifyOnAdd, string>;

function readPrivacy(token: string | undefined): DefaultPrivacy | undefined {
  if (token === PRIVACY_CODES.allow) return 'allow';
  return token === PRIVACY_CODES.block ? 'block' : undefined;
}

function readNotify(token: string | undefined): NotifyOnAdd | undefined {
  if (token === NOTIFY_CODES.ask) return 'ask';
  return token === NOTIFY_CODES.never ? 'never' : undefined;
}

function readOnOff(token: string | undefined): boolean | undefined {
  if (token === 'ON') return true;
  return token === 'OFF' ? false : undefined;
}

export const clientSettings: CodecTable<ClientNotificationCommand, SettingsVerb> = {
  BLP: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const privacy = readPrivacy(args[1]);
      if (trId === undefined) return NO_TRID;
      return privacy === undefined ? NO_PRIVACY : { verb: 'BLP', trId, privacy };
    },
    encode: ({ trId, privacy }) => ({ verb: 'BLP', args: [String(trId), PRIVACY_CODES[privacy]] }),
  },
  GTC: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const notifyOnAdd = readNotify(args[1]);
      if (trId === undefined) return NO_TRID;
      return notifyOnAdd === undefined ? NO_NOTIFY : { verb: 'GTC', trId, notifyOnAdd };
    },
    encode: ({ trId, notifyOnAdd }) => ({ verb: 'GTC', args: [String(trId), NOTIFY_CODES[notifyOnAdd]] }),
  },
  PRP: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, property, value] = args;
      if (trId === undefined) return NO_TRID;
      if (property === undefined) return 'property missing';
      if (value === undefined) return { verb: 'PRP', trId, property };
      return { verb: 'PRP', trId, property, value: readText(value) };
    },
    encode: ({ trId, property, value }) => ({
      verb: 'PRP',
      args: [String(trId), rawToken(property), ...valueTokens(value)],
    }),
  },
  IMS: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const on = readOnOff(args[1]);
      if (trId === undefined) return NO_TRID;
      return on === undefined ? NO_STATE : { verb: 'IMS', trId, on };
    },
    encode: ({ trId, on }) => ({ verb: 'IMS', args: [String(trId), on ? 'ON' : 'OFF'] }),
  },
};

function valueTokens(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [encodePercent(value)];
}

/** What may stand before the setting itself. */
interface Head {
  trId?: TrId;
  listVersion?: string;
}

/** Reads `{n {ser}}` out of the arguments before index `end`; undefined when they are no numbers. */
function readHead(args: readonly string[], end: number): Head | undefined {
  const head: Head = {};
  if (end >= 1) {
    const trId = readUnsigned(args[0]);
    if (trId === undefined) return undefined;
    head.trId = trId;
  }
  if (end >= 2 && args[1] !== undefined) head.listVersion = args[1];
  return head;
}

function headTokens(head: { readonly trId?: TrId; readonly listVersion?: string }): readonly string[] {
  const trId = head.trId === undefined ? [] : [String(head.trId)];
  return head.listVersion === undefined ? trId : [...trId, rawToken(head.listVersion)];
}

type ServerPrp = CommandOf<ServerNotificationCommand, 'PRP'>;

function decodeServerProperty(args: readonly string[]): ServerPrp | Unreadable {
  let headEnd = 0;
  if (isDigits(args[0])) headEnd = isDigits(args[1]) ? 2 : 1;
  const head = readHead(args, headEnd);
  const property = args[headEnd];
  if (head === undefined || property === undefined) return 'property missing';
  const command: Mutable<ServerPrp> = { verb: 'PRP', ...head, property };
  const value = args[headEnd + 1];
  if (value !== undefined) command.value = readText(value);
  return command;
}

export const serverSettings: CodecTable<ServerNotificationCommand, SettingsVerb> = {
  BLP: {
    decode({ args }) {
      const head = readHead(args, args.length - 1);
      const privacy = readPrivacy(args.at(-1));
      if (head === undefined) return NO_TRID;
      return privacy === undefined ? NO_PRIVACY : { verb: 'BLP', ...head, privacy };
    },
    encode: (command) => ({ verb: 'BLP', args: [...headTokens(command), PRIVACY_CODES[command.privacy]] }),
  },
  GTC: {
    decode({ args }) {
      const head = readHead(args, args.length - 1);
      const notifyOnAdd = readNotify(args.at(-1));
      if (head === undefined) return NO_TRID;
      return notifyOnAdd === undefined ? NO_NOTIFY : { verb: 'GTC', ...head, notifyOnAdd };
    },
    encode: (command) => ({ verb: 'GTC', args: [...headTokens(command), NOTIFY_CODES[command.notifyOnAdd]] }),
  },
  PRP: {
    decode: ({ args }) => decodeServerProperty(args),
    encode: (command) => ({
      verb: 'PRP',
      args: [...headTokens(command), rawToken(command.property), ...valueTokens(command.value)],
    }),
  },
  IMS: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const on = readOnOff(args.at(-1));
      if (trId === undefined) return NO_TRID;
      return on === undefined ? NO_STATE : { verb: 'IMS', trId, on };
    },
    encode: ({ trId, on }) => ({ verb: 'IMS', args: [String(trId), '0', on ? 'ON' : 'OFF'] }),
  },
};
