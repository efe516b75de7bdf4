/**
 * SLP: the text by which P2P sessions are opened, answered and closed (p2p.md section 4). Read leniently: the
 * blank line decides where the body begins, a zero byte or the end where it ends; Content-Length is not believed.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { fieldLines, readFields, type MimeHeader } from '../message/mime.ts';
import { readUnsigned } from '../wire/unsigned.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';

export type SlpMethod = 'INVITE' | 'BYE' | 'ACK';

/** What requests and responses have in common. Addresses are accounts, with `;{guid}` behind from late clients. */
export interface SlpEnvelope {
  readonly to: string;
  readonly from: string;
  /** GUID of the request, repeated in its response; empty when the peer names none. */
  readonly branch: string;
  /** GUID of the session, the same in all of its messages. */
  readonly callId: string;
  readonly cSeq: number;
  /** One of {@link SLP_CONTENT_TYPES}, or another. */
  readonly contentType: string;
  /** Text between the blank line and the zero byte; empty for no body at all, which then has no zero byte either. */
  readonly body: string;
}

export interface SlpRequest extends SlpEnvelope {
  readonly kind: 'request';
  readonly method: SlpMethod;
}

export interface SlpResponse extends SlpEnvelope {
  readonly kind: 'response';
  /** Such as 200; see {@link SLP_REASONS}. */
  readonly status: number;
}

export type SlpMessage = SlpRequest | SlpResponse;

/** Statuses we write, and their words. */
export const SLP_REASONS = {
  200: 'OK',
  404: 'Not Found',
  481: 'No Such Call',
  500: 'Internal Error',
  603: 'Decline',
  606: 'Unacceptable',
} as const;

export type SlpStatus = keyof typeof SLP_REASONS;

export const SLP_CONTENT_TYPES = {
  session: 'application/x-msnmsgr-sessionreqbody',
  sessionClose: 'application/x-msnmsgr-sessionclosebody',
  transportRequest: 'application/x-msnmsgr-transreqbody',
  transportResponse: 'application/x-msnmsgr-transrespbody',
  none: 'null',
} as const;

/** Largest message believed in: room for a manifest and a preview, see there. */
export const SLP_MESSAGE_MAX_BYTES = 256 * 1024;
/** Largest start line and headers; those of official clients have 400 bytes. */
const SLP_HEAD_MAX_BYTES = 8 * 1024;
const BODY_END = '\0';

export type SlpFaultCode = 'messageTooLarge' | 'headTooLarge' | 'badStartLine' | 'missingHeader';

/** Reads a whole message, its chunks joined. */
export function decodeSlpMessage(bytes: Uint8Array): Decoded<SlpMessage, SlpFaultCode> {
  if (bytes.length > SLP_MESSAGE_MAX_BYTES) {
    return undecodable('messageTooLarge', `more than ${SLP_MESSAGE_MAX_BYTES} bytes`);
  }
  const { head, body } = splitMessage(decodeUtf8(bytes));
  if (head.length > SLP_HEAD_MAX_BYTES) {
    return undecodable('headTooLarge', `headers of more than ${SLP_HEAD_MAX_BYTES} bytes`);
  }
  const start = readStartLine(head);
  if (start === undefined) return undecodable('badStartLine', 'neither a known request nor a response');
  const envelope = readEnvelope(head, body);
  if (envelope === undefined) return undecodable('missingHeader', 'To, From or Call-ID is missing');
  return decoded({ ...start, ...envelope });
}

function splitMessage(text: string): { readonly head: string; readonly body: string } {
  const blankLine = /\r?\n\r?\n/.exec(text);
  if (blankLine === null) return { head: text, body: '' };
  const body = text.slice(blankLine.index + blankLine[0].length);
  const end = body.indexOf(BODY_END);
  return { head: text.slice(0, blankLine.index), body: end < 0 ? body : body.slice(0, end) };
}

type StartLine = Pick<SlpRequest, 'kind' | 'method'> | Pick<SlpResponse, 'kind' | 'status'>;

const REQUEST_LINE = /^\s*(INVITE|BYE|ACK)\s+\S+\s+MSNSLP\/\d/i;
const STATUS_LINE = /^\s*MSNSLP\/\d\.\d\s+(\d{3})(?:\s|$)/i;

function readStartLine(head: string): StartLine | undefined {
  const method = REQUEST_LINE.exec(head)?.[1]?.toUpperCase();
  if (method === 'INVITE' || method === 'BYE' || method === 'ACK') return { kind: 'request', method };
  const status = STATUS_LINE.exec(head)?.[1];
  return status === undefined ? undefined : { kind: 'response', status: Number(status) };
}

function readEnvelope(head: string, body: string): SlpEnvelope | undefined {
  const headers = readFields(head, (name) => name.toLowerCase());
  const to = readAddress(headers.get('to'));
  const from = readAddress(headers.get('from'));
  const callId = headers.get('call-id') ?? '';
  if (to === undefined || from === undefined || callId === '') return undefined;
  return {
    to,
    from,
    branch: /branch=([^\s;]+)/i.exec(headers.get('via') ?? '')?.[1] ?? '',
    callId,
    cSeq: readUnsigned(headers.get('cseq')) ?? 0,
    contentType: readContentType(headers.get('content-type')),
    body,
  };
}

/** Without parameters, lower-cased. */
function readContentType(value: string | undefined): string {
  const type = value?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === '' ? SLP_CONTENT_TYPES.none : type;
}

/** `<msnmsgr:account>` or `<msnmsgr:account;{guid}>`, the brackets at will. */
function readAddress(value: string | undefined): string | undefined {
  return /^<?msnmsgr:([^<>\s]+)>?$/i.exec(value ?? '')?.[1];
}

/** Writes a whole message. */
export function encodeSlpMessage(message: SlpMessage): Uint8Array {
  const { to, from, branch, callId, cSeq, contentType } = message;
  const body = message.body === '' ? '' : `${message.body.replaceAll(BODY_END, '')}${BODY_END}`;
  const headers: readonly MimeHeader[] = [
    ['To', `<msnmsgr:${to}>`],
    ['From', `<msnmsgr:${from}>`],
    ['Via', `MSNSLP/1.0/TLP ;branch=${branch}`],
    // Official clients leave a blank behind the number.
    ['CSeq', `${cSeq} `],
    ['Call-ID', callId],
    ['Max-Forwards', '0'],
    ['Content-Type', contentType],
    ['Content-Length', String(encodeUtf8(body).length)],
  ];
  return encodeUtf8(`${startLine(message)}\r\n${fieldLines(headers)}\r\n${body}`);
}

function startLine(message: SlpMessage): string {
  if (message.kind === 'request') {
    return `${message.method} MSNMSGR:${message.to.replaceAll(/\s+/g, '')} MSNSLP/1.0`;
  }
  return `MSNSLP/1.0 ${message.status} ${reasonOf(message.status)}`.trimEnd();
}

function reasonOf(status: number): string {
  return REASONS.get(status) ?? '';
}

const REASONS: ReadonlyMap<number, string> = new Map(
  Object.entries(SLP_REASONS).map(([status, reason]) => [Number(status), reason] as const),
);

/** What a response says; the rest follows from the request. */
export interface SlpAnswer {
  readonly status: SlpStatus;
  readonly contentType: string;
  readonly body: string;
}

/** The response to a request: same branch and Call-ID, the next CSeq, the addresses exchanged. */
export function respondToSlp(request: SlpRequest, answer: SlpAnswer): SlpResponse {
  const { to, from, branch, callId, cSeq } = request;
  const nextCSeq = (cSeq + 1) >>> 0;
  return { kind: 'response', ...answer, to: from, from: to, branch, callId, cSeq: nextCSeq };
}
