import { encodeServiceTime, type OfflineMessageNotice } from '@nudge/msnp-codec';
import type { WaitingMessage } from '../../store/offline-message-store.ts';

/** A waiting message as a line of Mail-Data. */
export function noticeOf({ id, sender, senderName, receivedAt }: WaitingMessage): OfflineMessageNotice {
  return { messageId: id, account: sender, senderName, receivedAt: encodeServiceTime(receivedAt) };
}
