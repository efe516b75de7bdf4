/** Mail-Data (MSNP11+): inbox counts and a line for each offline message that waits. */
import { elementContent, elementContents, elementText, escapeXml } from './xml-text.ts';

/** An offline message waiting to be fetched. */
export interface OfflineMessageNotice {
  readonly messageId: string;
  readonly account: string;
  /** Still in the encoding of mail headers. */
  readonly senderName: string;
  /** Time of receipt as the service writes it; empty when it does not. */
  readonly receivedAt: string;
}

export interface MailData {
  /** Missing in the notice of a new offline message. */
  readonly counts?: {
    readonly inbox: number;
    readonly inboxUnread: number;
    readonly others: number;
    readonly othersUnread: number;
  };
  readonly offlineMessages: readonly OfflineMessageNotice[];
}

const COUNT = /^\d{1,9}$/;

function readCount(xml: string, name: string): number {
  const text = elementText(xml, name)?.trim() ?? '';
  return COUNT.test(text) ? Number(text) : 0;
}

/** Reads the XML; whatever is missing counts as nothing. */
export function decodeMailData(xml: string): MailData {
  const counts = elementContent(xml, 'E');
  const offlineMessages = elementContents(xml, 'M').map((message) => ({
    messageId: elementText(message, 'I') ?? '',
    account: elementText(message, 'E') ?? '',
    senderName: (elementText(message, 'N') ?? '').trim(),
    receivedAt: elementText(message, 'RT') ?? '',
  }));
  const usable = offlineMessages.filter(({ messageId }) => messageId !== '');
  // In a notice without counts the first E is the sender of a message, which holds no counts.
  if (counts === undefined || elementContent(counts, 'I') === undefined) return { offlineMessages: usable };
  return {
    counts: {
      inbox: readCount(counts, 'I'),
      inboxUnread: readCount(counts, 'IU'),
      others: readCount(counts, 'O'),
      othersUnread: readCount(counts, 'OU'),
    },
    offlineMessages: usable,
  };
}

/** Message type and state that clients expect of an offline message. */
const OFFLINE_MESSAGE_TYPE = '11';
const OFFLINE_MESSAGE_STATE = '6';
/** Where offline messages are, and where deleted ones go. */
export const OFFLINE_MESSAGE_FOLDERS = { waiting: '.!!OIM', deleted: '.!!trAsH' } as const;

/** Room that the mail service had for everybody: kilobytes, messages. Some readers expect it. */
const QUOTA = '<Q><QTM>409600</QTM><QNM>204800</QNM></Q>';

export function encodeMailData({ counts, offlineMessages }: MailData): string {
  const { inbox, inboxUnread, others, othersUnread } = counts ?? {};
  const totals =
    counts === undefined
      ? ''
      : `<E><I>${inbox}</I><IU>${inboxUnread}</IU><O>${others}</O><OU>${othersUnread}</OU></E>${QUOTA}`;
  return `<MD>${totals}${offlineMessages.map(offlineMessageXml).join('')}</MD>`;
}

function offlineMessageXml({ messageId, account, senderName, receivedAt }: OfflineMessageNotice): string {
  const kind = `<T>${OFFLINE_MESSAGE_TYPE}</T><S>${OFFLINE_MESSAGE_STATE}</S>`;
  const from = `<E>${escapeXml(account)}</E><N>${escapeXml(senderName)}</N>`;
  const place = `<I>${escapeXml(messageId)}</I><F>${OFFLINE_MESSAGE_FOLDERS.waiting}</F>`;
  return `<M>${kind}<RT>${escapeXml(receivedAt)}</RT><RS>0</RS>${from}${place}</M>`;
}
