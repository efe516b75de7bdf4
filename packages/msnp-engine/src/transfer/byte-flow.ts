/**
 * One offer on its way between two clients, whichever protocol carries it: MSNFTP and P2P both implement this, and
 * the registry of transfers knows no other word of them. Bytes are pulled: a sender asks for what it can send, a
 * receiver is told how much is stored. A flow ends exactly once, with `ended`.
 */
import type { KeptPart } from './stream-port.ts';
import type { TransferFailureReason, TransferRoute } from './transfer-model.ts';

export interface ByteFlow {
  /** Receiver: takes the offer. `kept` only where the offer had a resume key. */
  accept(kept: KeptPart | undefined, now: number): void;
  /** Receiver: refuses the offer. */
  decline(now: number): void;
  /** Sender, after `accepted`: the file can be read, from here on. */
  start(from: number, now: number): void;
  /** Sender: the next bytes in order, for the call only; no more than `wants` asked for. */
  supply(bytes: Uint8Array, now: number): void;
  /** Sender: that was all. Hashes of the entries, handed on where the other side is a Nudge client. */
  supplied(sha256: readonly string[], now: number): void;
  /** Receiver: so many bytes are stored, the kept part counted; what has come and is not stored is bounded by it. */
  stored(total: number, now: number): void;
  /** Receiver, after `complete`: everything is checked and has its name (or not): tells the sender. */
  settle(result: 'good' | TransferFailureReason, now: number): void;
  /** Ends it from our side, at any moment. With a reason: not the user's wish but a failure here. */
  cancel(reason: TransferFailureReason | undefined, now: number): void;
}

export type ByteFlowEvent =
  /** Sender: the other side takes the offer, and has this much of it. */
  | { readonly kind: 'accepted'; readonly kept?: KeptPart }
  | { readonly kind: 'routed'; readonly route: TransferRoute }
  /** Sender: so many more bytes can be supplied. */
  | { readonly kind: 'wants'; readonly bytes: number }
  /**
   * Receiver: the sender starts here (0, or the end of the kept part), before the first `bytes`. `size`: only where
   * the sender has less now than it offered (MSNFTP): so much is all of it.
   */
  | { readonly kind: 'startsAt'; readonly position: number; readonly size?: number }
  /** Receiver: the next bytes, in order. Of whoever gets them until `stored` tells that they are stored. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Sender: so many bytes have left us, the kept part counted. */
  | { readonly kind: 'progressed'; readonly position: number }
  /** Receiver: all bytes have come, with the hashes of the entries where the sender told them. */
  | { readonly kind: 'complete'; readonly sha256?: readonly string[] }
  | { readonly kind: 'ended'; readonly ending: FlowEnding };

export type FlowEnding =
  /** Sender: the other side has it all. Receiver: settled. */
  | { readonly kind: 'done' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'cancelled'; readonly by: 'us' | 'them' }
  /** The line is lost: the same offer may be made again and go on, where both sides can. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'failed'; readonly reason: TransferFailureReason };

/** An offer as it goes out, or as it came. */
export interface FlowOffer {
  readonly name: string;
  readonly size: number;
  readonly preview?: Uint8Array;
  /** More than one file, or a folder; only between Nudge clients. */
  readonly entries?: readonly { readonly path: string; readonly size: number }[];
  /** The sender's id for it; only between Nudge clients. */
  readonly resumeId?: string;
}
