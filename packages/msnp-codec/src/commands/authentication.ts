/** USR on a notification server: the steps of MD5 (MSNP2-7) and Passport (TWN, MSNP8-12) sign-in. */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const FIRST_VERSION_WITH_VERIFIED = 6;
const FIRST_VERSION_WITH_RESTRICTED = 8;
/** From here on the display name is not in the OK line any more but in PRP MFN. */
const FIRST_VERSION_WITHOUT_NAME = 10;
/** Arguments of an OK line that holds a name and both flags, as some servers send to later clients too. */
const FULL_OK_ARGS = 6;

/** How a client signs in. */
export const clientAuthentication: CodecTable<ClientNotificationCommand, 'USR'> = {
  USR: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, scheme, stage, argument] = args;
      if (trId === undefined) return NO_TRID;
      if (scheme === undefined || argument === undefined) return 'sign-in step is incomplete';
      if (stage !== 'I' && stage !== 'S') return 'sign-in stage is neither I nor S';
      return { verb: 'USR', trId, scheme, stage, argument };
    },
    encode: ({ trId, scheme, stage, argument }) => ({
      verb: 'USR',
      args: [String(trId), rawToken(scheme), stage, rawToken(argument)],
    }),
  },
};

type ServerUsr = CommandOf<ServerNotificationCommand, 'USR'>;
type SignedIn = Extract<ServerUsr, { step: 'ok' }>;

function decodeSignedIn(trId: number, args: readonly string[], version: number): SignedIn | Unreadable {
  const [, , account] = args;
  if (account === undefined) return 'signed-in account missing';
  const command: Mutable<SignedIn> = { verb: 'USR', step: 'ok', trId, account };
  const hasName = version < FIRST_VERSION_WITHOUT_NAME || args.length >= FULL_OK_ARGS;
  if (hasName) command.friendlyName = readText(args[3]);
  const [verified, restricted] = args.slice(hasName ? 4 : 3);
  if (verified !== undefined) command.verified = verified === '1';
  if (restricted !== undefined) command.restricted = restricted === '1';
  return command;
}

function flag(value: boolean | undefined, otherwise: '0' | '1'): string {
  if (value === undefined) return otherwise;
  return value ? '1' : '0';
}

function signedInTokens(command: SignedIn, version: number): readonly string[] {
  const tokens = ['OK', rawToken(command.account)];
  if (version < FIRST_VERSION_WITHOUT_NAME) tokens.push(encodePercent(command.friendlyName ?? ''));
  if (version >= FIRST_VERSION_WITH_VERIFIED) tokens.push(flag(command.verified, '1'));
  if (version >= FIRST_VERSION_WITH_RESTRICTED) tokens.push(flag(command.restricted, '0'));
  return tokens;
}

/** How a server leads through it. */
export const serverAuthentication: CodecTable<ServerNotificationCommand, 'USR'> = {
  USR: {
    decode({ args }, version) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      if (args[1] === 'OK') return decodeSignedIn(trId, args, version);
      const [, scheme, stage, argument] = args;
      if (scheme === undefined || stage !== 'S' || argument === undefined)
        return 'sign-in step is incomplete';
      return { verb: 'USR', step: 'challenge', trId, scheme, argument };
    },
    encode(command, version) {
      const trId = String(command.trId);
      if (command.step === 'ok') return { verb: 'USR', args: [trId, ...signedInTokens(command, version)] };
      return { verb: 'USR', args: [trId, rawToken(command.scheme), 'S', rawToken(command.argument)] };
    },
  },
};
