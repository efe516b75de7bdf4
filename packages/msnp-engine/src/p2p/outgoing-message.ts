/** A P2P message on its way out: what its header says, where its bytes come from, and who wants to know its fate. */
import type { MessageContent } from './message-content.ts';

/** What carries chunks: the switchboard, or the direct connection. */
export type Lane = 'switchboard' | 'bridge';

/** In this order they go out: what is short first, and data of several sessions in turn. */
export type MessageRank = 'control' | 'slp' | 'data';

/** Whoever sent a message. */
export interface MessageOwner {
  /** The other side has all of it. */
  acknowledged(message: OutgoingMessage, now: number): void;
  /** It cannot be known to have arrived, and is not sent again. */
  undelivered(message: OutgoingMessage, now: number): void;
  /**
   * A lane that carried some of it is lost, and another one is there. Only for content that cannot start again by
   * itself; it stays queued, held, until its owner knows where to go on.
   */
  laneLost?(message: OutgoingMessage, now: number): void;
}

export interface MessageFields {
  readonly rank: MessageRank;
  readonly sessionId: number;
  readonly identifier: number;
  readonly flags: number;
  readonly ackIdentifier: number;
  readonly ackUniqueId: number;
  readonly ackDataSize: bigint;
  /** AppID of the session; only written in a switchboard. */
  readonly footer: number;
  readonly content: MessageContent;
  readonly owner?: MessageOwner;
}

/** How a message stands; changed by whoever sends it. */
export interface OutgoingMessage extends MessageFields {
  /** Whether any chunk of it has left. */
  isBegun: boolean;
  /** Whether the last chunk has left. */
  isSent: boolean;
  /** Nothing of it is sent for the moment. */
  isHeld: boolean;
  /** The lanes it has used since it was begun. */
  readonly lanes: Set<Lane>;
}

export function outgoingMessage(fields: MessageFields): OutgoingMessage {
  return { ...fields, isBegun: false, isSent: false, isHeld: false, lanes: new Set() };
}

/** One piece, ready to leave. */
export interface OutgoingChunk {
  readonly message: OutgoingMessage;
  readonly dataOffset: number;
  readonly data: Uint8Array;
}
