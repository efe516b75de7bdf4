/** What sessions with one person share, and what that person's channel asks of each of them. */
import type { P2pChunk, P2pHeader, SlpBody, SlpRequest, SlpResponse } from '@nudge/msnp-codec';
import type { ByteFlowEvent } from '../transfer/byte-flow.ts';
import type { FlowListener, PeerHost } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import type { FreshNumbers } from './fresh-numbers.ts';
import type { Lane, MessageOwner, OutgoingMessage } from './outgoing-message.ts';

/** The way to the other side, as sessions see it. */
export interface PeerLine {
  readonly host: PeerHost;
  readonly numbers: FreshNumbers;
  /** What carries chunks just now. */
  readonly lane: Lane;
  /** Queues a message; it leaves when the input under way has been dealt with. */
  send(message: OutgoingMessage): void;
  /** Takes a message back, as far as it has not left, and cares no more for what became of it. */
  withdraw(message: OutgoingMessage): void;
  /** A message that was held goes on from where its content stands. */
  resume(message: OutgoingMessage): void;
  /** Lets nothing more be read from the direct connection, or reads on. */
  pause(session: SlpSession, isPaused: boolean): void;
  /** Asks for a direct connection by the call of a session, where one is allowed and none stands. */
  wantDirect(session: SlpSession, now: number): void;
  /** Whether the other side has not said yet what it thinks of a direct connection. */
  readonly isAskingForDirect: boolean;
  /** Gives the direct connection up, because nothing gets through. */
  dropBridge(now: number): void;
  /** Runs a request of the application; events follow when it is done, or with `later` only after the caller returned. */
  run(work: () => void, now: number, when?: 'later'): void;
  /** Tells an event once the input under way has been dealt with. */
  tell(listener: FlowListener, event: ByteFlowEvent): void;
  /** The same for anything else that others are told. */
  later(action: () => void): void;
  /** The session is over and is forgotten. */
  ended(session: SlpSession): void;
}

/** One call between two people: an object asked for, a file offered. */
export interface SlpSession extends MessageOwner {
  readonly callId: string;
  readonly sessionId: number;
  /** Whether we are the ones who invited; both sides may have chosen the same SessionID. */
  readonly isOurs: boolean;
  /** Whether it has something to say or to hear now, so that a switchboard is wanted. */
  readonly needsLine: boolean;
  /** An answer to the INVITE that opened it. */
  answered(response: SlpResponse, body: SlpBody, now: number): void;
  /** BYE, or that it will never be answered. */
  closedByPeer(request: SlpRequest, body: SlpBody, now: number): void;
  /** A chunk with its SessionID that is no control. */
  chunkArrived(chunk: P2pChunk, lane: Lane, now: number): void;
  /** A header without data. False: nothing to do with the session but, perhaps, the acknowledgement of a message. */
  controlArrived(header: P2pHeader, now: number): boolean;
  /** The switchboard is gone, and nothing else carries chunks. */
  lineLost(now: number): void;
  /** No switchboard can be had, and nothing else carries chunks. */
  refused(reason: TransferFailureReason, now: number): void;
  /** We are signed out. */
  shutDown(now: number): void;
  /** Chunks go another way from now on. */
  laneChanged(lane: Lane, now: number): void;
  /** After chunks may have left. */
  pumped?(now: number): void;
  expire(now: number): void;
  deadline(): number | undefined;
}
