/** RNG: somebody calls; where their switchboard is and what opens it. */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { addressToken, readAddress, readText } from './arguments.ts';
import type { CodecTable } from './codec-table.ts';
import { COOKIE_SCHEME } from './referral.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

export const serverRinging: CodecTable<ServerNotificationCommand, 'RNG'> = {
  RNG: {
    decode({ args }) {
      const [sessionId, place, scheme, cookie, account, name] = args;
      const address = readAddress(place);
      if (sessionId === undefined || address === undefined) return 'session or address cannot be read';
      if (scheme !== COOKIE_SCHEME || cookie === undefined) return 'switchboard cookie missing';
      if (account === undefined) return 'account missing';
      return { verb: 'RNG', sessionId, address, cookie, account, friendlyName: readText(name) };
    },
    encode({ sessionId, address, cookie, account, friendlyName }) {
      const place = [rawToken(sessionId), addressToken(address), COOKIE_SCHEME, rawToken(cookie)];
      return { verb: 'RNG', args: [...place, rawToken(account), encodePercent(friendlyName)] };
    },
  },
};
