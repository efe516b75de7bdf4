/** XFR: sent on to a notification server, or to a switchboard with its cookie. */
import { rawToken } from '../wire/percent-encoding.ts';
import { addressToken, readAddress, readUnsigned } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const FIRST_VERSION_WITH_THIRD_ARGUMENT = 3;
const FIRST_VERSION_WITH_CURRENT_SERVER = 7;
/** In place of an address: begin again with VER on the connection in use. Has no typed form. */
const START_AGAIN = '0';
/** Security package of switchboard cookies; there never was another. */
export const COOKIE_SCHEME = 'CKI';

export const clientReferral: CodecTable<ClientNotificationCommand, 'XFR'> = {
  XFR: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const target = args[1];
      if (trId === undefined) return NO_TRID;
      return target === undefined ? 'kind of server missing' : { verb: 'XFR', trId, target };
    },
    encode: ({ trId, target }) => ({ verb: 'XFR', args: [String(trId), rawToken(target)] }),
  },
};

type Referral = CommandOf<ServerNotificationCommand, 'XFR'>;

function notificationTokens(
  command: Extract<Referral, { target: 'notification' }>,
  version: number,
): readonly string[] {
  const tokens = ['NS', addressToken(command.address)];
  if (version >= FIRST_VERSION_WITH_THIRD_ARGUMENT) tokens.push('0');
  if (version >= FIRST_VERSION_WITH_CURRENT_SERVER && command.current !== undefined) {
    tokens.push(rawToken(command.current));
  }
  return tokens;
}

export const serverReferral: CodecTable<ServerNotificationCommand, 'XFR'> = {
  XFR: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, kind, place, third, fourth] = args;
      const address = readAddress(place);
      if (trId === undefined) return NO_TRID;
      if (kind === 'NS' && place === START_AGAIN) return undefined;
      if (address === undefined) return 'address cannot be read';
      if (kind === 'NS') {
        const referral = { verb: 'XFR', trId, target: 'notification', address } as const;
        return fourth === undefined ? referral : { ...referral, current: fourth };
      }
      if (kind !== 'SB') return 'neither a notification server nor a switchboard';
      if (fourth === undefined || third !== COOKIE_SCHEME) return 'switchboard cookie missing';
      return { verb: 'XFR', trId, target: 'switchboard', address, cookie: fourth };
    },
    encode(command, version) {
      const trId = String(command.trId);
      if (command.target === 'notification') {
        return { verb: 'XFR', args: [trId, ...notificationTokens(command, version)] };
      }
      const { address, cookie } = command;
      return { verb: 'XFR', args: [trId, 'SB', addressToken(address), COOKIE_SCHEME, rawToken(cookie)] };
    },
  },
};
