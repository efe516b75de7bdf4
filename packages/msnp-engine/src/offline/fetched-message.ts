/** What a mail of the service means to the application, and the order in which several were said. */
import {
  type AccountName,
  decodeMailWords,
  decodeOfflineMail,
  type OfflineMessageNotice,
  parseAccountName,
  parseServiceTime,
} from '@nudge/msnp-codec';
import type { MessengerEvent } from '../messenger-events.ts';
import { isLineId } from '../switchboard/conversation-requests.ts';
import { CLOCK_DIFFERENCE_MAX, EARLIEST_MESSAGE, SENDER_NAME_MAX_LENGTH } from './offline-limits.ts';

export type OfflineMessageEvent = Extract<MessengerEvent, { readonly type: 'offlineMessageReceived' }>;

export interface FetchedMessage {
  readonly event: OfflineMessageEvent;
  /** Whose run, and which; undefined: it belongs with no other. */
  readonly run: string | undefined;
  readonly sequence: number;
}

/** Undefined where there is nothing to be shown, or nobody whom it is from. */
export function readFetched(
  mail: string,
  notice: OfflineMessageNotice,
  unixTime: number,
): FetchedMessage | undefined {
  const read = decodeOfflineMail(mail);
  if (!read.ok || read.value.text.trim() === '') return undefined;
  const { text, runId, sequence = 0, lineId } = read.value;
  // The notice is the service's own word; the mail has passed through the sender's hands.
  const from = parseAccountName(notice.account) ?? parseAccountName(read.value.from);
  if (from === undefined) return undefined;
  const sentAt =
    usableTime(read.value.sentAt, unixTime) ??
    usableTime(parseServiceTime(notice.receivedAt), unixTime) ??
    unixTime;
  const senderName = nameOf(notice, read.value.senderName, from);
  const known = lineId !== undefined && isLineId(lineId) ? { lineId } : {};
  const { messageId } = notice;
  return {
    event: { type: 'offlineMessageReceived', messageId, from, senderName, text, sentAt, ...known },
    run: runId === undefined ? undefined : `${from} ${runId}`,
    sequence,
  };
}

function nameOf({ senderName }: OfflineMessageNotice, inMail: string, from: AccountName): string {
  const name = decodeMailWords(senderName).trim() || inMail.trim() || from;
  return name.slice(0, SENDER_NAME_MAX_LENGTH);
}

/** Clocks differ a little: nothing was said later than now. */
function usableTime(time: number | undefined, unixTime: number): number | undefined {
  if (time === undefined || time < EARLIEST_MESSAGE || time > unixTime + CLOCK_DIFFERENCE_MAX)
    return undefined;
  return Math.min(time, unixTime);
}

/** Those of one run by their numbers; runs, and messages without one, by when they began. */
export function inOrderSaid(messages: readonly FetchedMessage[]): readonly FetchedMessage[] {
  const runs = new Map<string, FetchedMessage[]>();
  for (const [index, message] of messages.entries()) {
    const key = message.run ?? `alone ${index}`;
    const run = runs.get(key);
    if (run === undefined) runs.set(key, [message]);
    else run.push(message);
  }
  return [...runs.values()].sort((one, other) => begin(one) - begin(other)).flatMap(bySequence);
}

function begin(run: readonly FetchedMessage[]): number {
  return run.reduce((first, { event }) => Math.min(first, event.sentAt), Infinity);
}

function bySequence(run: readonly FetchedMessage[]): readonly FetchedMessage[] {
  return [...run].sort(
    (one, other) => one.sequence - other.sequence || one.event.sentAt - other.event.sentAt,
  );
}
