/** How a transfer ends when the other side says so: codes of CANCEL and of BYE, seen from either side. */
import { byeMeaning, type CancelCode, type MsnftpCommand, BYE_CODES } from '@nudge/msnp-codec';
import type { FlowEnding } from '../transfer/byte-flow.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';

export const CANCELLED_BY_US: FlowEnding = { kind: 'cancelled', by: 'us' };
export const CANCELLED_BY_THEM: FlowEnding = { kind: 'cancelled', by: 'them' };

export function failed(reason: TransferFailureReason): FlowEnding {
  return { kind: 'failed', reason };
}

/** `sender`: what it means to the sender of the file. Whoever offers cannot decline: that is taking it back. */
export function cancelMeaning(code: CancelCode | 'unknown', role: 'sender' | 'receiver'): FlowEnding {
  switch (code) {
    case 'reject':
      return role === 'sender' ? { kind: 'declined' } : CANCELLED_BY_THEM;
    case 'timeout':
    case 'windowClosed':
      return CANCELLED_BY_THEM;
    case 'rejectNotInstalled':
    case 'noCommonProtocol':
      return failed('notSupported');
    case 'transferFailed':
      return failed('notConnected');
    case 'unknown':
      return failed('peerFailed');
  }
}

/** What BYE means to the sender. `isComplete`: all bytes have left us. */
export function byeEnding(code: number, isComplete: boolean): FlowEnding {
  switch (byeMeaning(code)) {
    case 'sent':
    case 'received':
      return isComplete ? { kind: 'done' } : failed('badPeer');
    case 'receiverCancelled':
      return CANCELLED_BY_THEM;
    case 'blocked':
      return failed('notConnected');
    case 'noAccess':
    case 'senderCancelled':
    case 'failure':
      return failed('peerFailed');
  }
}

/** What a receiver says last, when it is good or cannot go on. */
export function farewell(result: 'good' | TransferFailureReason): MsnftpCommand {
  switch (result) {
    case 'good':
      return { verb: 'BYE', code: BYE_CODES.received };
    case 'diskFull':
    case 'denied':
    case 'missing':
      return { verb: 'BYE', code: BYE_CODES.noAccess };
    case 'notConnected':
    case 'timedOut':
      return { verb: 'BYE', code: BYE_CODES.blocked };
    case 'notOnline':
    case 'badPeer':
    case 'notSupported':
    case 'directOff':
    case 'hashMismatch':
    case 'changed':
    case 'peerFailed':
    case 'failed':
      return { verb: 'BYE', code: BYE_CODES.senderCancelled };
  }
}
