/**
 * Bodies of switchboard MSG, read and written by Content-Type. Parts of a cut message come out as MIME with
 * their mark; whoever joins them reads the whole with {@link interpretMime}.
 */
import { decodeLatin1, decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import { askAgainFields, readAskAgain } from './ask-again.ts';
import { firstPartHeaders, laterPartHeaders, readChunkMark } from './chunk-mark.ts';
import { clientCapabilityFields, readClientCapabilities } from './client-capabilities.ts';
import { CONTENT_TYPES } from './content-types.ts';
import { LINE_ID_HEADER, type ChunkMark, type MimeMessage, type SwitchboardMessage } from './message.ts';
import {
  bodyFields,
  encodeMime,
  fieldLines,
  parseMime,
  readFields,
  spelledHeader,
  type MimeHeader,
} from './mime.ts';
import { p2pHeaders, readP2pCarrier } from './p2p-carrier.ts';
import { encodeTextFormat, parseTextFormat } from './text-format.ts';
import type { Mutable } from '../mutable.ts';

/** Datacast number of a nudge. */
const NUDGE_ID = 1;
const DIGITS = /^\d{1,9}$/;
/** A message cut into this many parts is not cut. */
const SINGLE_PART = 1;

type TextMessage = Extract<SwitchboardMessage, { kind: 'text' }>;
type EmoticonMessage = Extract<SwitchboardMessage, { kind: 'emoticons' }>;

/** A message and, when it is a part of one, which. */
export interface DecodedSwitchboardMessage {
  readonly message: SwitchboardMessage;
  readonly chunk?: ChunkMark;
}

/** Reads the body of MSG; never fails, what has no meaning here is `other`. */
export function decodeSwitchboardMessage(body: Uint8Array): DecodedSwitchboardMessage {
  const mime = parseMime(body);
  const chunk = readChunkMark(mime);
  if (chunk === undefined || chunk.chunks === SINGLE_PART) return { message: interpretMime(mime) };
  return { message: { kind: 'other', mime }, chunk };
}

/** The meaning of a whole message. */
export function interpretMime(mime: MimeMessage): SwitchboardMessage {
  const read = READERS.get(mime.contentType);
  return read?.(mime) ?? { kind: 'other', mime };
}

type Reader = (mime: MimeMessage) => SwitchboardMessage | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [CONTENT_TYPES.text, readTextMessage],
  [CONTENT_TYPES.control, readControl],
  [CONTENT_TYPES.datacast, readDatacast],
  [CONTENT_TYPES.emoticons, readEmoticons],
  [CONTENT_TYPES.animatedEmoticons, readEmoticons],
  [CONTENT_TYPES.clientCapabilities, readClientCapabilities],
  [CONTENT_TYPES.clientInformation, readClientCapabilities],
  [CONTENT_TYPES.invitation, readInvitationFields],
  [CONTENT_TYPES.p2p, readP2pCarrier],
  [CONTENT_TYPES.nudgeTransfer, readAskAgain],
  [CONTENT_TYPES.keepAlive, () => ({ kind: 'keepAlive' })],
]);

/** Line breaks of any kind become `\n`. Without a charset the bytes are ISO 8859-1. */
function readTextMessage(mime: MimeMessage): SwitchboardMessage {
  const text = mime.charset === undefined ? decodeLatin1(mime.body) : decodeUtf8(mime.body);
  const message: Mutable<TextMessage> = { kind: 'text', text: text.replaceAll(/\r\n?/g, '\n') };
  const format = mime.headers.get('x-mms-im-format');
  if (format !== undefined) message.format = parseTextFormat(format);
  const senderName = mime.headers.get('p4-context');
  if (senderName !== undefined) message.senderName = senderName;
  const lineId = mime.headers.get(LINE_ID_HEADER.toLowerCase());
  if (lineId !== undefined) message.lineId = lineId;
  return message;
}

function readControl(mime: MimeMessage): SwitchboardMessage | undefined {
  const account = mime.headers.get('typinguser');
  return account === undefined ? undefined : { kind: 'typing', account };
}

function readDatacast(mime: MimeMessage): SwitchboardMessage | undefined {
  const fields = bodyFields(mime);
  const token = fields.get('id');
  if (token === undefined || !DIGITS.test(token)) return undefined;
  const id = Number(token);
  if (id === NUDGE_ID) return { kind: 'nudge' };
  const data = fields.get('data');
  return data === undefined ? { kind: 'datacast', id } : { kind: 'datacast', id, data };
}

/** `code TAB object TAB`, repeated; a code without an object ends the list. */
function readEmoticons(mime: MimeMessage): SwitchboardMessage {
  const pieces = decodeUtf8(mime.body).split('\t');
  const pairs: EmoticonMessage['pairs'][number][] = [];
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const code = pieces[at]?.trim() ?? '';
    const msnObject = pieces[at + 1]?.trim() ?? '';
    if (code !== '' && msnObject !== '') pairs.push({ code, msnObject });
  }
  return { kind: 'emoticons', animated: mime.contentType === CONTENT_TYPES.animatedEmoticons, pairs };
}

function readInvitationFields(mime: MimeMessage): SwitchboardMessage {
  return { kind: 'invitation', fields: readFields(decodeUtf8(mime.body), (name) => name) };
}

/** Headers and body of a message before they are joined, so that a chunk mark can go between. */
export interface MessageParts {
  readonly headers: readonly MimeHeader[];
  readonly body: Uint8Array;
}

/** Writes a message. A mark with `chunk` makes it a later part, which has no headers but the mark. */
export function encodeSwitchboardMessage(message: SwitchboardMessage, chunk?: ChunkMark): Uint8Array {
  const { headers, body } = messageParts(message);
  if (chunk === undefined) return encodeMime(headers, body);
  if (chunk.chunk !== undefined) return encodeMime(laterPartHeaders(chunk.messageId, chunk.chunk), body);
  return encodeMime([...headers, ...firstPartHeaders(chunk.messageId, chunk.chunks ?? SINGLE_PART)], body);
}

function mimeHeaders(contentType: string): readonly MimeHeader[] {
  return [
    ['MIME-Version', '1.0'],
    ['Content-Type', contentType],
  ];
}

const NO_BODY = new Uint8Array(0);
const UTF_8 = 'charset=UTF-8';

/** Headers and body of a message. */
export function messageParts(message: SwitchboardMessage): MessageParts {
  switch (message.kind) {
    case 'text':
      return textParts(message);
    case 'typing': {
      const headers = [...mimeHeaders(CONTENT_TYPES.control), ['TypingUser', message.account] as const];
      return { headers, body: encodeUtf8('\r\n') };
    }
    case 'nudge':
      return fieldParts(CONTENT_TYPES.datacast, [['ID', String(NUDGE_ID)]]);
    case 'datacast': {
      const data: readonly MimeHeader[] = message.data === undefined ? [] : [['Data', message.data]];
      return fieldParts(CONTENT_TYPES.datacast, [['ID', String(message.id)], ...data]);
    }
    case 'emoticons':
      return emoticonParts(message);
    case 'clientCapabilities':
      return fieldParts(CONTENT_TYPES.clientCapabilities, clientCapabilityFields(message));
    case 'invitation':
      return fieldParts(`${CONTENT_TYPES.invitation}; ${UTF_8}`, [...message.fields]);
    case 'askAgain':
      return fieldParts(`${CONTENT_TYPES.nudgeTransfer}; ${UTF_8}`, askAgainFields(message));
    case 'p2p':
      return { headers: p2pHeaders(message), body: message.chunk };
    case 'keepAlive':
      return { headers: mimeHeaders(CONTENT_TYPES.keepAlive), body: NO_BODY };
    case 'other': {
      const headers = [...message.mime.headers].map(([name, value]) => [spelledHeader(name), value] as const);
      return { headers, body: message.mime.body };
    }
  }
}

function textParts(message: TextMessage): MessageParts {
  const headers = [...mimeHeaders(`${CONTENT_TYPES.text}; ${UTF_8}`)];
  if (message.format !== undefined) headers.push(['X-MMS-IM-Format', encodeTextFormat(message.format)]);
  if (message.senderName !== undefined) headers.push(['P4-Context', message.senderName]);
  if (message.lineId !== undefined) headers.push([LINE_ID_HEADER, message.lineId]);
  return { headers, body: encodeUtf8(message.text.replaceAll(/\r\n?|\n/g, '\r\n')) };
}

/** Fields in the body, closed by a blank line. */
function fieldParts(contentType: string, fields: readonly MimeHeader[]): MessageParts {
  return { headers: mimeHeaders(contentType), body: encodeUtf8(`${fieldLines(fields)}\r\n`) };
}

function emoticonParts({ animated, pairs }: EmoticonMessage): MessageParts {
  const contentType = animated ? CONTENT_TYPES.animatedEmoticons : CONTENT_TYPES.emoticons;
  const text = pairs
    .map(({ code, msnObject }) => `${withoutTabs(code)}\t${withoutTabs(msnObject)}\t`)
    .join('');
  return { headers: mimeHeaders(contentType), body: encodeUtf8(text) };
}

function withoutTabs(text: string): string {
  return text.replaceAll('\t', ' ');
}
