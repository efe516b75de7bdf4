/** Why a session is closed: a word of our own in the Context of BYE, told to Nudge clients only. */
import { decodeUtf8, encodeUtf8, P2P_FLAGS, type P2pHeader, type SlpBody } from '@nudge/msnp-codec';
import type { FlowEnding } from '../transfer/byte-flow.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';

/** `stored`: everything is there, checked, and has its name. `broken`: nothing got through any more; it may go on. */
export type CloseReason = 'stored' | 'cancelled' | 'broken' | 'hashMismatch' | 'failed';

const PREFIX = 'nudge:';
const REASONS: readonly CloseReason[] = ['stored', 'cancelled', 'broken', 'hashMismatch', 'failed'];

export function closeContext(reason: CloseReason): Uint8Array {
  return encodeUtf8(`${PREFIX}${reason}`);
}

/** Undefined when the other side gives no reason that we know. */
export function closeReasonOf(body: SlpBody): CloseReason | undefined {
  if (body.kind !== 'sessionClose' || body.context === undefined) return undefined;
  const text = decodeUtf8(body.context.subarray(0, PREFIX.length + 32));
  return REASONS.find((reason) => text === `${PREFIX}${reason}`);
}

/** What the other side is told of a failure here: not where the disk is full, nor which folder is gone. */
export function closeReasonFor(failure: TransferFailureReason | undefined): CloseReason {
  if (failure === undefined) return 'cancelled';
  return failure === 'hashMismatch' ? 'hashMismatch' : 'failed';
}

/** What the application wants to end is over by its wish, or by a failure of its own. */
export function endingOf(failure: TransferFailureReason | undefined): FlowEnding {
  return failure === undefined ? { kind: 'cancelled', by: 'us' } : { kind: 'failed', reason: failure };
}

/** How a flow ends by a BYE before its time. */
export function endingBy(reason: CloseReason | undefined): FlowEnding {
  switch (reason) {
    case 'hashMismatch':
      return { kind: 'failed', reason: 'hashMismatch' };
    case 'failed':
      return { kind: 'failed', reason: 'peerFailed' };
    case 'broken':
      return { kind: 'broken' };
    case 'stored':
    case 'cancelled':
    case undefined:
      return { kind: 'cancelled', by: 'them' };
  }
}

/** How a flow ends by a header that closes its session: some clients say so instead of BYE. */
export function endingByHeader({ flags }: P2pHeader): FlowEnding {
  const isError = (flags & (P2P_FLAGS.error | P2P_FLAGS.negativeAck)) !== 0;
  return isError ? { kind: 'failed', reason: 'peerFailed' } : { kind: 'cancelled', by: 'them' };
}
