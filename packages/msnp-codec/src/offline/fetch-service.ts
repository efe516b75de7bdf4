/**
 * The service that hands out messages left while one was offline (authentication.md section 9). Its pass is the
 * Passport ticket in two halves; these are secrets and must not reach a log.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { decodeMailData, encodeMailData, type MailData } from '../message/mail-data.ts';
import { escapeXml, unescapeXml } from '../message/xml-text.ts';
import {
  OFFLINE_ANSWER_MAX_BYTES,
  OFFLINE_DELETIONS_MAX,
  OFFLINE_MESSAGE_ID_MAX_LENGTH,
  OFFLINE_REQUEST_MAX_BYTES,
} from './limits.ts';
import { decodeEnvelope, encodeEnvelope, encodeFault, faultIn, type SoapFaultCode } from './soap.ts';
import { elementAt, textAt, type XmlElement } from './xml-tree.ts';

export const FETCH_PATH = '/rsi/rsi.asmx';

const NAMESPACE = 'http://www.hotmail.msn.com/ws/2004/09/oim/rsi';

/** A ticket `t=…&p=…` in its halves. */
export interface PassportCookie {
  readonly t: string;
  readonly p: string;
}

/** What is asked of the service. */
export type FetchRequest =
  /** Everything that waits: asked when the notice was too large to say it. */
  | { readonly kind: 'metadata' }
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'delete'; readonly messageIds: readonly string[] };

const NAMES = {
  metadata: 'GetMetadata',
  message: 'GetMessage',
  delete: 'DeleteMessages',
} as const satisfies Record<FetchRequest['kind'], string>;

/** SOAPAction of a request. */
export function fetchAction(kind: FetchRequest['kind']): string {
  return `${NAMESPACE}/${NAMES[kind]}`;
}

const TICKET = /^t=([^&]*)(?:&p=(.*))?$/s;

/** The halves of a Passport ticket; one of another form is all in the first. */
export function cookieOfTicket(ticket: string): PassportCookie {
  const match = TICKET.exec(ticket);
  return match === null ? { t: ticket, p: '' } : { t: match[1] ?? '', p: match[2] ?? '' };
}

/** The ticket that a cookie was made of, where it had both halves. */
export function ticketOfCookie({ t, p }: PassportCookie): string {
  return `t=${t}&p=${p}`;
}

export function encodeFetchRequest(request: FetchRequest, { t, p }: PassportCookie): string {
  const name = NAMES[request.kind];
  return encodeEnvelope({
    header: `<PassportCookie xmlns="${NAMESPACE}"><t>${escapeXml(t)}</t><p>${escapeXml(p)}</p></PassportCookie>`,
    body: `<${name} xmlns="${NAMESPACE}">${argumentsOf(request)}</${name}>`,
  });
}

function argumentsOf(request: FetchRequest): string {
  switch (request.kind) {
    case 'metadata':
      return '';
    case 'message':
      return `${idElement(request.messageId)}<alsoMarkAsRead>false</alsoMarkAsRead>`;
    case 'delete':
      return `<messageIds>${request.messageIds.map(idElement).join('')}</messageIds>`;
  }
}

function idElement(messageId: string): string {
  return `<messageId>${escapeXml(messageId)}</messageId>`;
}

/** A request with the pass it was made with. */
export interface ReceivedFetchRequest {
  readonly cookie: PassportCookie;
  readonly request: FetchRequest;
}

export function decodeFetchRequest(bytes: Uint8Array): Decoded<ReceivedFetchRequest, SoapFaultCode> {
  const envelope = decodeEnvelope(bytes, OFFLINE_REQUEST_MAX_BYTES);
  if (!envelope.ok) return envelope;
  const { header, body } = envelope.value;
  const request = readRequest(body);
  if (request === undefined) return undecodable('missingField', 'no known request with what it needs');
  const cookie = elementAt(header, 'PassportCookie');
  return decoded({ cookie: { t: textAt(cookie, 't'), p: textAt(cookie, 'p') }, request });
}

function readRequest(body: XmlElement): FetchRequest | undefined {
  if (elementAt(body, NAMES.metadata) !== undefined) return { kind: 'metadata' };
  const message = elementAt(body, NAMES.message);
  const messageId = textAt(message, 'messageId');
  if (message !== undefined) return isMessageId(messageId) ? { kind: 'message', messageId } : undefined;
  const list = elementAt(body, NAMES.delete, 'messageIds');
  const messageIds = list?.children.map(({ text }) => text.trim());
  const isUsable = messageIds?.every(isMessageId) === true && messageIds.length <= OFFLINE_DELETIONS_MAX;
  return isUsable ? { kind: 'delete', messageIds } : undefined;
}

function isMessageId(text: string): boolean {
  return text !== '' && text.length <= OFFLINE_MESSAGE_ID_MAX_LENGTH;
}

/** Why the service gave nothing. */
const REFUSAL_CODES = {
  authenticationFailed: 'AuthenticationFailed',
  /** Deleted, or never there. */
  noSuchMessage: 'MessageNotFound',
  badRequest: 'BadRequest',
} as const;

export type FetchRefusalReason = keyof typeof REFUSAL_CODES;

const REASONS: ReadonlyMap<string, FetchRefusalReason> = new Map([
  [REFUSAL_CODES.authenticationFailed, 'authenticationFailed'],
  [REFUSAL_CODES.noSuchMessage, 'noSuchMessage'],
  [REFUSAL_CODES.badRequest, 'badRequest'],
]);

/** What the service said. */
export type FetchAnswer =
  | { readonly kind: 'metadata'; readonly data: MailData }
  /** A mail text: see `decodeOfflineMail`. */
  | { readonly kind: 'message'; readonly mail: string }
  | { readonly kind: 'deleted' }
  /** `other` for codes that nobody knows. */
  | { readonly kind: 'refused'; readonly reason: FetchRefusalReason | 'other' };

/** Reads the answer, whatever its HTTP status was. */
export function decodeFetchAnswer(bytes: Uint8Array): Decoded<FetchAnswer, SoapFaultCode> {
  const envelope = decodeEnvelope(bytes, OFFLINE_ANSWER_MAX_BYTES);
  if (!envelope.ok) return envelope;
  const { body } = envelope.value;
  const fault = faultIn(body);
  if (fault !== undefined) return decoded({ kind: 'refused', reason: REASONS.get(fault.code) ?? 'other' });
  const mail = elementAt(body, 'GetMessageResponse', 'GetMessageResult')?.text;
  if (mail !== undefined) return decoded({ kind: 'message', mail });
  const metadata = elementAt(body, 'GetMetadataResponse');
  if (metadata !== undefined)
    return decoded({ kind: 'metadata', data: decodeMailData(mailDataIn(metadata)) });
  if (elementAt(body, 'DeleteMessagesResponse') !== undefined) return decoded({ kind: 'deleted' });
  return undecodable('missingField', 'an answer to nothing that is asked');
}

/** As XML within XML, or as a text of its own. */
function mailDataIn({ inner }: XmlElement): string {
  return inner.includes('&lt;MD') ? unescapeXml(inner) : inner;
}

/** An answer as XML; a refusal is a fault. */
export function encodeFetchAnswer(answer: Exclude<FetchAnswer, { readonly kind: 'refused' }>): string {
  switch (answer.kind) {
    case 'metadata':
      return response(NAMES.metadata, encodeMailData(answer.data));
    case 'message':
      return response(NAMES.message, `<GetMessageResult>${escapeXml(answer.mail)}</GetMessageResult>`);
    case 'deleted':
      return response(NAMES.delete, '');
  }
}

function response(name: string, content: string): string {
  return encodeEnvelope({ body: `<${name}Response xmlns="${NAMESPACE}">${content}</${name}Response>` });
}

export function encodeFetchRefusal(reason: FetchRefusalReason): string {
  return encodeFault({ namespace: NAMESPACE, code: REFUSAL_CODES[reason] });
}
