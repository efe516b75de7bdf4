/** CHL and QRY (MSNP6+): the server asks for proof of a known client, the client answers. */
import { rawToken } from '../wire/percent-encoding.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import { readUnsigned } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';

export const clientChallenge: CodecTable<ClientNotificationCommand, 'CHL' | 'QRY'> = {
  CHL: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'CHL', trId };
    },
    encode: ({ trId }) => ({ verb: 'CHL', args: [String(trId)] }),
  },
  QRY: {
    decode({ args, payload }) {
      const trId = readUnsigned(args[0]);
      const productId = args[1];
      if (trId === undefined) return NO_TRID;
      if (productId === undefined || payload === undefined) return 'answer is incomplete';
      return { verb: 'QRY', trId, productId, response: decodeUtf8(payload) };
    },
    encode({ trId, productId, response }) {
      const payload = encodeUtf8(response);
      return { verb: 'QRY', args: [String(trId), rawToken(productId), String(payload.length)], payload };
    },
  },
};

export const serverChallenge: CodecTable<ServerNotificationCommand, 'CHL' | 'QRY'> = {
  CHL: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const challenge = args[1];
      if (trId === undefined) return NO_TRID;
      return challenge === undefined ? 'challenge missing' : { verb: 'CHL', trId, challenge };
    },
    encode: ({ trId, challenge }) => ({ verb: 'CHL', args: [String(trId), rawToken(challenge)] }),
  },
  QRY: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'QRY', trId };
    },
    encode: ({ trId }) => ({ verb: 'QRY', args: [String(trId)] }),
  },
};
