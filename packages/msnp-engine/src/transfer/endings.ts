/** How the end of a flow reads as the phase of its transfer. */
import type { FlowEnding } from './byte-flow.ts';
import { hasEnded } from './transfer-record.ts';
import type { Transfer, TransferPhase } from './transfer-model.ts';

export function phaseOfEnding(ending: FlowEnding): TransferPhase {
  switch (ending.kind) {
    case 'done':
      return { kind: 'done' };
    case 'declined':
      return { kind: 'declined', by: 'them' };
    case 'cancelled':
      return { kind: 'cancelled', by: ending.by };
    case 'broken':
      return { kind: 'failed', reason: 'notConnected' };
    case 'failed':
      return { kind: 'failed', reason: ending.reason };
  }
}

/** Whether the same offer may be made again and go on: the line is lost, or nobody was there. */
export function isLineLoss(ending: FlowEnding, wasInterrupted: boolean): boolean {
  if (ending.kind === 'broken') return true;
  if (ending.kind !== 'failed' || !wasInterrupted) return false;
  return ending.reason === 'notOnline' || ending.reason === 'notConnected' || ending.reason === 'timedOut';
}

/** A transfer that goes on. */
export function isOpen(transfer: Transfer): boolean {
  return !hasEnded(transfer.phase);
}
