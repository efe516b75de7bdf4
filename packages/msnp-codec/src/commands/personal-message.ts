/** UUX and UBX (MSNP11+): a small XML document with the personal message and what is being played. */
import { elementText, escapeXml } from '../message/xml-text.ts';
import { rawToken } from '../wire/percent-encoding.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import { readUnsigned } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

/** What UUX and UBX carry (MSNP11+): the personal message and the song or program being used. */
export interface PersonalData {
  /** Plain text, XML already unescaped. */
  readonly personalMessage: string;
  /** CurrentMedia in its raw form of pieces separated by `\0`; empty when there is none. */
  readonly currentMedia: string;
}

const NO_TRID = 'no transaction ID';
const DOCUMENT = /^\s*<Data(?:\s*\/>|>[\s\S]*<\/Data>)\s*$/;

function decodeData(payload: Uint8Array | undefined): PersonalData {
  const xml = payload === undefined ? '' : decodeUtf8(payload);
  const personalMessage = elementText(xml, 'PSM') ?? '';
  const currentMedia = elementText(xml, 'CurrentMedia') ?? '';
  return { personalMessage, currentMedia };
}

function encodeData({ personalMessage, currentMedia }: PersonalData): Uint8Array {
  const message = `<PSM>${escapeXml(personalMessage)}</PSM>`;
  return encodeUtf8(`<Data>${message}<CurrentMedia>${escapeXml(currentMedia)}</CurrentMedia></Data>`);
}

export const clientPersonalMessage: CodecTable<ClientNotificationCommand, 'UUX'> = {
  UUX: {
    decode({ args, payload }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      if (payload === undefined || !DOCUMENT.test(decodeUtf8(payload))) return 'no personal data document';
      return { verb: 'UUX', trId, data: decodeData(payload) };
    },
    encode({ trId, data }) {
      const payload = encodeData(data);
      return { verb: 'UUX', args: [String(trId), String(payload.length)], payload };
    },
  },
};

export const serverPersonalMessage: CodecTable<ServerNotificationCommand, 'UUX' | 'UBX'> = {
  UUX: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'UUX', trId };
    },
    encode: ({ trId }) => ({ verb: 'UUX', args: [String(trId), '0'] }),
  },
  UBX: {
    decode({ args, payload }) {
      const account = args[0];
      if (account === undefined) return 'account missing';
      return { verb: 'UBX', account, data: decodeData(payload) };
    },
    encode({ account, data }) {
      const payload = encodeData(data);
      return { verb: 'UBX', args: [rawToken(account), String(payload.length)], payload };
    },
  },
};
