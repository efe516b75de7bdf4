/**
 * The mail text that an offline message is: what the sender hands over (content), and what the receiver gets, which
 * is the content below the headers of the service (authentication.md section 9).
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { LINE_ID_HEADER } from '../message/message.ts';
import { fieldLines } from '../message/mime.ts';
import { parseGuid, type Guid } from '../p2p/guid.ts';
import { decodeBase64, encodeBase64 } from '../wire/base64.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { OFFLINE_MAIL_MAX_BYTES, OFFLINE_TEXT_MAX_BYTES } from './limits.ts';
import {
  decodeCharset,
  decodeMailWords,
  encodeMailDate,
  listMailHeaders,
  parseMailDate,
  readMailHeaders,
} from './mail-headers.ts';

/** What a sender writes. */
export interface OfflineContent {
  /** One for each conversation. */
  readonly runId: Guid;
  /** From 1, counting within the run. */
  readonly sequence: number;
  readonly text: string;
  /** Our own header between Nudge clients: the line's id, for dropping repeats. */
  readonly lineId?: string;
}

/** What a receiver reads. */
export interface OfflineMail {
  readonly text: string;
  /** Account in the From header; empty when there is none. */
  readonly from: string;
  /** Decoded; empty when there is none. */
  readonly senderName: string;
  /** Of the Date header, Unix milliseconds; absent when it cannot be read. */
  readonly sentAt?: number;
  /** Absent when it is no GUID. */
  readonly runId?: Guid;
  /** Absent when it is no number from 1 on. */
  readonly sequence?: number;
  readonly lineId?: string;
}

export type OfflineMailFaultCode =
  'mailTooLarge' | 'notAnOfflineMessage' | 'notText' | 'badBody' | 'textTooLarge';

/** RFC 2045 allows 76 characters. */
const BODY_LINE_LENGTH = 76;
const MESSAGE_TYPE = 'OfflineMessage';
const HEADERS = {
  messageType: 'X-OIM-Message-Type',
  runId: 'X-OIM-Run-Id',
  sequence: 'X-OIM-Sequence-Num',
} as const;

export function encodeOfflineContent({ runId, sequence, text, lineId }: OfflineContent): string {
  const head = fieldLines([
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=UTF-8'],
    ['Content-Transfer-Encoding', 'base64'],
    [HEADERS.messageType, MESSAGE_TYPE],
    [HEADERS.runId, runId],
    [HEADERS.sequence, String(sequence)],
    ...(lineId === undefined ? [] : [[LINE_ID_HEADER, lineId] as const]),
  ]);
  return `${head}\r\n${bodyLines(encodeBase64(encodeUtf8(text)))}`;
}

function bodyLines(base64: string): string {
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += BODY_LINE_LENGTH)
    lines.push(base64.slice(at, at + BODY_LINE_LENGTH));
  return lines.join('\r\n');
}

/** Reads content or a whole mail; line ends may be those of XML. */
export function decodeOfflineMail(mail: string): Decoded<OfflineMail, OfflineMailFaultCode> {
  if (mail.length > OFFLINE_MAIL_MAX_BYTES) {
    return undecodable('mailTooLarge', `more than ${OFFLINE_MAIL_MAX_BYTES} bytes`);
  }
  const { head, body } = splitMail(mail);
  const headers = readMailHeaders(head);
  if (headers.get(HEADERS.messageType.toLowerCase()) !== MESSAGE_TYPE) {
    return undecodable('notAnOfflineMessage', `no ${HEADERS.messageType} of the known kind`);
  }
  const text = readText(headers, body);
  if (!text.ok) return text;
  return decoded({ text: text.value, ...readSender(headers), ...readOrder(headers) });
}

interface MailParts {
  readonly head: string;
  readonly body: string;
}

/** Blank lines before the headers are those of whoever laid the XML out nicely. */
function splitMail(mail: string): MailParts {
  const whole = mail.replace(/^\s+/, '');
  const blank = /\r?\n\r?\n/.exec(whole);
  if (blank === null) return { head: whole, body: '' };
  return { head: whole.slice(0, blank.index), body: whole.slice(blank.index + blank[0].length) };
}

const CHARSET = /;\s*charset\s*=\s*"?([\w-]+)/i;

type Headers = ReadonlyMap<string, string>;

function readText(headers: Headers, body: string): Decoded<string, OfflineMailFaultCode> {
  const contentType = headers.get('content-type') ?? 'text/plain';
  if (!/^text\/plain\b/i.test(contentType)) return undecodable('notText', 'not plain text');
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  // A Base64 text that ends in blanks is still one: XML readers and mail servers add them.
  const bytes = encoding === 'base64' ? decodeBase64(body.replaceAll(/\s+/g, '')) : encodeUtf8(body);
  if (bytes === undefined) return undecodable('badBody', 'the body is not Base64');
  if (bytes.length > OFFLINE_TEXT_MAX_BYTES) {
    return undecodable('textTooLarge', `a text of more than ${OFFLINE_TEXT_MAX_BYTES} bytes`);
  }
  const charset = encoding === 'base64' ? (CHARSET.exec(contentType)?.[1] ?? 'utf-8') : 'utf-8';
  const text = decodeCharset(bytes, charset);
  return text === undefined ? undecodable('notText', 'a charset that is not read') : decoded(text);
}

const FROM = /^(.*?)<([^<>]*)>\s*$/s;

function readSender(headers: Headers): Pick<OfflineMail, 'from' | 'senderName' | 'sentAt'> {
  const from = headers.get('from') ?? '';
  const [, name = '', address = from] = FROM.exec(from) ?? [];
  const sentAt = parseMailDate(headers.get('date') ?? '');
  return {
    from: address.trim(),
    senderName: decodeMailWords(name.trim()).replace(/^"(.*)"$/s, '$1'),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

const SEQUENCE = /^[1-9]\d{0,8}$/;

function readOrder(headers: Headers): Pick<OfflineMail, 'runId' | 'sequence' | 'lineId'> {
  const runId = parseGuid(headers.get(HEADERS.runId.toLowerCase()) ?? '');
  const sequence = headers.get(HEADERS.sequence.toLowerCase()) ?? '';
  const lineId = headers.get(LINE_ID_HEADER.toLowerCase());
  return {
    ...(runId === undefined ? {} : { runId }),
    ...(SEQUENCE.test(sequence) ? { sequence: Number(sequence) } : {}),
    ...(lineId === undefined ? {} : { lineId }),
  };
}

/** Headers that are the service's to write. */
const SERVICE_HEADERS: ReadonlySet<string> = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'return-path',
  'received',
]);

/** What the service knows of a message it took. */
export interface TakenMessage {
  readonly messageId: string;
  readonly from: string;
  /** In the encoding of mail headers. */
  readonly senderName: string;
  readonly to: string;
  /** Unix milliseconds. */
  readonly receivedAt: number;
  /** As the sender handed it over. */
  readonly content: string;
}

/** The mail for the receiver: headers of the service, then the sender's others as they were, then the body. */
export function encodeOfflineMail(message: TakenMessage): string {
  const { head, body } = splitMail(message.content);
  const kept = listMailHeaders(head).filter(([name]) => !SERVICE_HEADERS.has(name.toLowerCase()));
  const headers = fieldLines([
    ['From', `${message.senderName} <${message.from}>`],
    ['To', message.to],
    ['Subject', ''],
    ['Date', encodeMailDate(message.receivedAt)],
    ['Message-ID', `<${message.messageId}>`],
    ...kept,
  ]);
  return `${headers}\r\n${body}`;
}
