/** The kinds of P2P messages we send, as p2p.md section 3 has their fields. */
import { encodeSlpMessage, P2P_FLAGS, type P2pHeader, type SlpMessage } from '@nudge/msnp-codec';
import type { FreshNumbers } from './fresh-numbers.ts';
import { NoContent, WholeContent, type MessageContent } from './message-content.ts';
import { outgoingMessage, type MessageOwner, type OutgoingMessage } from './outgoing-message.ts';

/** SLP; whoever wants to know what becomes of it says so. */
export function slpMessage(slp: SlpMessage, numbers: FreshNumbers, owner?: MessageOwner): OutgoingMessage {
  return outgoingMessage({
    rank: 'slp',
    sessionId: 0,
    identifier: numbers.identifier(),
    flags: 0,
    ...dataFields(numbers),
    footer: 0,
    content: new WholeContent(encodeSlpMessage(slp)),
    ...(owner === undefined ? {} : { owner }),
  });
}

function dataFields(
  numbers: FreshNumbers,
): Pick<OutgoingMessage, 'ackIdentifier' | 'ackUniqueId' | 'ackDataSize'> {
  return { ackIdentifier: numbers.number(), ackUniqueId: 0, ackDataSize: 0n };
}

export interface SessionData {
  readonly sessionId: number;
  readonly appId: number;
  readonly flags: number;
  readonly content: MessageContent;
  readonly owner: MessageOwner;
  /** Between Nudge clients, in file data: where this try begins in the file. */
  readonly start?: number;
}

/** Data of a session. */
export function dataMessage(data: SessionData, numbers: FreshNumbers): OutgoingMessage {
  const { sessionId, appId, flags, content, owner, start = 0 } = data;
  return outgoingMessage({
    rank: 'data',
    sessionId,
    identifier: numbers.identifier(),
    flags,
    ...dataFields(numbers),
    ackDataSize: BigInt(start),
    footer: appId,
    content,
    owner,
  });
}

/** Acknowledges the message that ended with a chunk of this header. */
export function acknowledgementOf(header: P2pHeader, numbers: FreshNumbers): OutgoingMessage {
  return controlAbout(header, { flags: P2P_FLAGS.ack, size: header.totalSize }, numbers);
}

/** Between Nudge clients: how far the message of this header has come, to go on or, with NAK, to go back to. */
export function positionOf(
  header: P2pHeader,
  told: { readonly position: number; readonly goBack: boolean },
  numbers: FreshNumbers,
): OutgoingMessage {
  const flags = told.goBack ? P2P_FLAGS.negativeAck : P2P_FLAGS.ack;
  return controlAbout(header, { flags, size: told.position }, numbers);
}

function controlAbout(
  header: P2pHeader,
  control: { readonly flags: number; readonly size: number },
  numbers: FreshNumbers,
): OutgoingMessage {
  return outgoingMessage({
    rank: 'control',
    sessionId: header.sessionId,
    identifier: numbers.identifier(),
    flags: control.flags,
    ackIdentifier: header.identifier,
    ackUniqueId: header.ackIdentifier,
    ackDataSize: BigInt(control.size),
    footer: 0,
    content: new NoContent(header.totalSize),
  });
}

/** Between Nudge clients: asks how far a message of ours has come. */
export function positionQuery(message: OutgoingMessage): OutgoingMessage {
  return outgoingMessage({
    ...message,
    rank: 'control',
    flags: P2P_FLAGS.waitingForReply,
    content: new NoContent(message.content.totalSize),
  });
}

const ENDING_FLAGS =
  P2P_FLAGS.negativeAck | P2P_FLAGS.error | P2P_FLAGS.receiverClosed | P2P_FLAGS.senderCancelled;

/** Whether a header without data means that its session is over. */
export function endsSession({ flags }: P2pHeader): boolean {
  return (flags & ENDING_FLAGS) !== 0;
}
