/** SND (MSNP2 on) and SDC (MSNP5 on): an invitation to somebody who was added; SDC carries words of one's own. */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import { readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable, VerbCodec } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

/**
 * Words of one's own in an invitation, characters of UTF-16: at most 1,200 bytes, which with their headers are fewer
 * than the 1,664 of any other message.
 */
export const INVITATION_TEXT_MAX_LENGTH = 400;

const NO_TRID = 'no transaction ID';
/** Stands twice in SDC, before the name. */
const FIXED = 'X';
/** Transaction ID, account, locale, library, program, the fixed two, name, length. */
const SDC_ARGUMENTS = 9;
const AGREED = 'OK';

export const clientMailInvitations: CodecTable<ClientNotificationCommand, 'SND' | 'SDC'> = {
  SND: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const account = args[1];
      if (trId === undefined) return NO_TRID;
      return account === undefined
        ? 'account missing'
        : { verb: 'SND', trId, account, parameters: args.slice(2) };
    },
    encode: ({ trId, account, parameters }) => ({
      verb: 'SND',
      args: [String(trId), rawToken(account), ...parameters.map(rawToken)],
    }),
  },
  SDC: {
    decode({ args, payload }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      const [, account, locale, library, program, first, second, name] = args;
      if (account === undefined || locale === undefined || library === undefined || program === undefined) {
        return 'argument missing';
      }
      if (first !== FIXED || second !== FIXED || args.length !== SDC_ARGUMENTS || payload === undefined) {
        return 'not the form of SDC';
      }
      const friendlyName = readText(name);
      return {
        verb: 'SDC',
        trId,
        account,
        locale,
        library,
        program,
        friendlyName,
        text: decodeUtf8(payload),
      };
    },
    encode({ trId, account, locale, library, program, friendlyName, text }) {
      const payload = encodeUtf8(text);
      const words = [account, locale, library, program].map(rawToken);
      const args = [String(trId), ...words, FIXED, FIXED, encodePercent(friendlyName)];
      return { verb: 'SDC', args: [...args, String(payload.length)], payload };
    },
  },
};

function agreement<Verb extends 'SND' | 'SDC'>(
  verb: Verb,
): VerbCodec<{ readonly verb: Verb; readonly trId: number }> {
  return {
    decode({ args }): { readonly verb: Verb; readonly trId: number } | Unreadable {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return args[1] === AGREED ? { verb, trId } : 'neither agreed nor refused';
    },
    encode: ({ trId }) => ({ verb, args: [String(trId), AGREED] }),
  };
}

export const serverMailInvitations: CodecTable<ServerNotificationCommand, 'SND' | 'SDC'> = {
  SND: agreement('SND'),
  SDC: agreement('SDC'),
};
