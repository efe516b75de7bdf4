/**
 * The service that takes messages for people who are offline (authentication.md section 9): Store, and its
 * answers. Tickets and lock keys are secrets and must not reach a log.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { escapeXml } from '../message/xml-text.ts';
import { decodeEnvelope, encodeEnvelope, encodeFault, faultIn, type SoapFaultCode } from './soap.ts';
import { elementAt, textAt, type XmlElement } from './xml-tree.ts';
import { OFFLINE_ANSWER_MAX_BYTES, OFFLINE_REQUEST_MAX_BYTES } from './limits.ts';

export const STORE_PATH = '/OimWS/oim.asmx';
/** SOAPAction of MSNP11 and 12. */
export const STORE_ACTION = 'http://messenger.msn.com/ws/2004/09/oim/Store';

const NAMESPACE = 'http://messenger.msn.com/ws/2004/09/oim/';
const SEQUENCE_NAMESPACE = 'http://schemas.xmlsoap.org/ws/2003/03/rm';
const UTILITY_NAMESPACE = 'http://schemas.xmlsoap.org/ws/2002/07/utility';
const SEQUENCE_IDENTIFIER = 'http://messenger.msn.com';

/** One message handed to the service. */
export interface StoreRequest {
  /** The sender's account. */
  readonly from: string;
  /** In the encoding of mail headers: see `encodeMailWord`. */
  readonly senderName: string;
  /** Such as `MSNP12`. */
  readonly protocol: string;
  /** Of the client, such as `7.5.0324`. */
  readonly build: string;
  /** The receiver's account. */
  readonly to: string;
  readonly ticket: string;
  /** A product ID; its key answers the lock key challenge. */
  readonly productId: string;
  /** Empty for the first try; then the answer to the challenge as `challengeResponse` gives it. */
  readonly lockKey: string;
  /** From 1; the same as in the content. */
  readonly messageNumber: number;
  /** See `encodeOfflineContent`. */
  readonly content: string;
}

export function encodeStoreRequest(request: StoreRequest): string {
  const { from, senderName, protocol, build, to, ticket, productId, lockKey, messageNumber, content } =
    request;
  const client = `${attribute('proxy', 'MSNMSGR')}${attribute('msnpVer', protocol)}${attribute('buildVer', build)}`;
  const sender = `${attribute('memberName', from)}${attribute('friendlyName', senderName)}${attribute('xml:lang', 'en-US')}`;
  const pass = `${attribute('passport', ticket)}${attribute('appid', productId)}${attribute('lockkey', lockKey)}`;
  return encodeEnvelope({
    header:
      `<From${sender}${client}${attribute('xmlns', NAMESPACE)}/>` +
      `<To${attribute('memberName', to)}${attribute('xmlns', NAMESPACE)}/>` +
      `<Ticket${pass}${attribute('xmlns', NAMESPACE)}/>` +
      `<Sequence xmlns="${SEQUENCE_NAMESPACE}">${SEQUENCE_NAME}<MessageNumber>${messageNumber}</MessageNumber></Sequence>`,
    body:
      `<MessageType xmlns="${NAMESPACE}">text</MessageType>` +
      `<Content xmlns="${NAMESPACE}">${escapeXml(content)}</Content>`,
  });
}

const SEQUENCE_NAME = `<Identifier xmlns="${UTILITY_NAMESPACE}">${SEQUENCE_IDENTIFIER}</Identifier>`;

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value)}"`;
}

const MESSAGE_NUMBER = /^[1-9]\d{0,8}$/;

export function decodeStoreRequest(bytes: Uint8Array): Decoded<StoreRequest, SoapFaultCode> {
  const envelope = decodeEnvelope(bytes, OFFLINE_REQUEST_MAX_BYTES);
  if (!envelope.ok) return envelope;
  const { header, body } = envelope.value;
  const from = elementAt(header, 'From');
  const ticket = elementAt(header, 'Ticket');
  const to = elementAt(header, 'To')?.attributes.get('memberName');
  const content = elementAt(body, 'Content')?.text;
  const messageNumber = textAt(header, 'Sequence', 'MessageNumber');
  if (from === undefined || ticket === undefined || to === undefined || content === undefined) {
    return undecodable('missingField', 'From, To, Ticket or Content is missing');
  }
  if (!MESSAGE_NUMBER.test(messageNumber)) return undecodable('missingField', 'no usable MessageNumber');
  return decoded({
    ...readSender(from),
    ...readTicket(ticket),
    to,
    messageNumber: Number(messageNumber),
    content,
  });
}

function readSender({
  attributes,
}: XmlElement): Pick<StoreRequest, 'from' | 'senderName' | 'protocol' | 'build'> {
  return {
    from: attributes.get('memberName') ?? '',
    senderName: attributes.get('friendlyName') ?? '',
    protocol: attributes.get('msnpVer') ?? '',
    build: attributes.get('buildVer') ?? '',
  };
}

function readTicket({ attributes }: XmlElement): Pick<StoreRequest, 'ticket' | 'productId' | 'lockKey'> {
  return {
    ticket: attributes.get('passport') ?? '',
    productId: attributes.get('appid') ?? '',
    lockKey: attributes.get('lockkey') ?? '',
  };
}

/** Why a message was not taken, by the code of the fault. */
const REFUSAL_CODES = {
  /** Answer the lock key challenge, or sign in anew. */
  authenticationFailed: 'AuthenticationFailed',
  /** There is no such receiver, or they do not let this sender write. */
  systemUnavailable: 'SystemUnavailable',
  /** Too many messages so soon, or too many that wait. */
  senderThrottled: 'SenderThrottleLimitExceeded',
  messageTooLarge: 'MessageTooLarge',
  invalidContent: 'InvalidContent',
} as const;

export type StoreRefusalReason = keyof typeof REFUSAL_CODES;

/** What the service said. */
export type StoreAnswer =
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'refused';
      /** `other` for codes nobody knows. */
      readonly reason: StoreRefusalReason | 'other';
      /** To be answered with the lock key. */
      readonly lockKeyChallenge?: string;
      /** The ticket is not good, or not any more. */
      readonly wantsTicket: boolean;
    };

const REASONS: ReadonlyMap<string, StoreRefusalReason> = new Map([
  [REFUSAL_CODES.authenticationFailed, 'authenticationFailed'],
  [REFUSAL_CODES.systemUnavailable, 'systemUnavailable'],
  [REFUSAL_CODES.senderThrottled, 'senderThrottled'],
  [REFUSAL_CODES.messageTooLarge, 'messageTooLarge'],
  [REFUSAL_CODES.invalidContent, 'invalidContent'],
]);
/** What asks for another ticket: the first up to MSNP14, the others after. */
const TICKET_CHALLENGES = ['TweenerChallenge', 'SSOChallenge', 'RequiredAuthPolicy'];

/** Reads the answer, whatever its HTTP status was. An envelope without a fault is a message that was taken. */
export function decodeStoreAnswer(bytes: Uint8Array): Decoded<StoreAnswer, SoapFaultCode> {
  const envelope = decodeEnvelope(bytes, OFFLINE_ANSWER_MAX_BYTES);
  if (!envelope.ok) return envelope;
  const fault = faultIn(envelope.value.body);
  if (fault === undefined) return decoded({ kind: 'kept' });
  const lockKeyChallenge = textAt(fault.detail, 'LockKeyChallenge');
  return decoded({
    kind: 'refused',
    reason: REASONS.get(fault.code) ?? 'other',
    ...(lockKeyChallenge === '' ? {} : { lockKeyChallenge }),
    wantsTicket: TICKET_CHALLENGES.some((name) => textAt(fault.detail, name) !== ''),
  });
}

/** A message that was taken. */
export function encodeStoreKept(): string {
  return encodeEnvelope({
    header: `<SequenceAcknowledgment xmlns="${SEQUENCE_NAMESPACE}">${SEQUENCE_NAME}</SequenceAcknowledgment>`,
    body: `<StoreResponse xmlns="${NAMESPACE}"/>`,
  });
}

/** A message that was not; `ticketParameters` are what the nexus is asked with. */
export function encodeStoreRefusal(refusal: {
  readonly reason: StoreRefusalReason;
  readonly lockKeyChallenge?: string;
  readonly ticketParameters?: string;
}): string {
  const { reason, lockKeyChallenge, ticketParameters } = refusal;
  return encodeFault({
    namespace: NAMESPACE,
    code: REFUSAL_CODES[reason],
    detail: `${detail('TweenerChallenge', ticketParameters)}${detail('LockKeyChallenge', lockKeyChallenge)}`,
  });
}

function detail(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name} xmlns="${NAMESPACE}">${escapeXml(text)}</${name}>`;
}
