/**
 * The MIME layer of message bodies: `Name: value` lines, a blank line, the body as bytes. Names are compared
 * without regard to case, the first of several wins; folding is not part of the protocol.
 */
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import type { MimeMessage } from './message.ts';

/** A header as it is written. */
export type MimeHeader = readonly [name: string, value: string];

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
export const DEFAULT_CONTENT_TYPE = 'text/plain';

/** Reads a message body. Never fails: without a blank line all of it is headers, lines without a colon are skipped. */
export function parseMime(bytes: Uint8Array): MimeMessage {
  const { headerEnd, bodyStart } = findBlankLine(bytes);
  const headers = readFields(decodeUtf8(bytes.subarray(0, headerEnd)), (name) => name.toLowerCase());
  const type = readContentType(headers.get('content-type'));
  return { headers, ...type, body: bytes.subarray(bodyStart) };
}

function findBlankLine(bytes: Uint8Array): { readonly headerEnd: number; readonly bodyStart: number } {
  let lineStart = 0;
  while (lineStart < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, lineStart);
    if (end < 0) break;
    const isBlank = end === lineStart || (end === lineStart + 1 && bytes[lineStart] === CARRIAGE_RETURN);
    if (isBlank) return { headerEnd: lineStart, bodyStart: end + 1 };
    lineStart = end + 1;
  }
  return { headerEnd: bytes.length, bodyStart: bytes.length };
}

/** Reads `Name: value` lines, as they stand in headers and in the bodies of invitations and notices. */
export function readFields(text: string, nameOf: (name: string) => string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = nameOf(line.slice(0, colon).trim());
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** The fields in the body of a message, names lower-cased. */
export function bodyFields(mime: MimeMessage): ReadonlyMap<string, string> {
  return readFields(decodeUtf8(mime.body), (name) => name.toLowerCase());
}

function readContentType(value: string | undefined): Pick<MimeMessage, 'contentType' | 'charset'> {
  const [type = '', ...parameters] = (value ?? '').split(';');
  const contentType = type.trim().toLowerCase() || DEFAULT_CONTENT_TYPE;
  for (const parameter of parameters) {
    const [name = '', charset = ''] = parameter.split('=');
    const isCharset = name.trim().toLowerCase() === 'charset' && charset !== '';
    if (isCharset) return { contentType, charset: charset.trim().replaceAll('"', '').toLowerCase() };
  }
  return { contentType };
}

/** Writes headers, a blank line and the body. Line breaks inside a value would forge a header: they become blanks. */
export function encodeMime(headers: readonly MimeHeader[], body: Uint8Array): Uint8Array {
  const head = encodeUtf8(`${fieldLines(headers)}\r\n`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** `Name: value` CR LF for each field. */
export function fieldLines(fields: Iterable<MimeHeader>): string {
  let text = '';
  for (const [name, value] of fields) text += `${oneLine(name)}: ${oneLine(value)}\r\n`;
  return text;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

/** Spelling of headers whose capitals do not follow from the words alone. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'mime-version': 'MIME-Version',
  'x-mms-im-format': 'X-MMS-IM-Format',
  'message-id': 'Message-ID',
  'p4-context': 'P4-Context',
  'p2p-dest': 'P2P-Dest',
  'p2p-src': 'P2P-Src',
  typinguser: 'TypingUser',
  recordinguser: 'RecordingUser',
};

/** The usual spelling of a lower-cased header name; some readers compare names literally. */
export function spelledHeader(name: string): string {
  return SPELLINGS[name] ?? name.replaceAll(/(^|-)([a-z])/g, (whole) => whole.toUpperCase());
}
