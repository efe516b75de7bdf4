/** Messages from "Hotmail": the profile that opens a session, mail (of which there is none), offline messages. */
import {
  encodeInitialMail,
  encodeInitialMailData,
  encodeMailActivity,
  encodeOfflineMessageNotice,
  encodeProfile,
  OFFLINE_MESSAGE_FOLDERS,
  type MailData,
  type MailLinks,
  type MimeHeader,
} from '@nudge/msnp-codec';
import { MAIL_DATA_MAX_BYTES } from '../../limits.ts';
import type { WaitingMessage } from '../../store/offline-message-store.ts';
import { noticeOf } from '../offline/notice-of.ts';
import type { NotificationConnection } from './connection.ts';

/** Who messages of the server itself are from. */
export const SENDER = 'Hotmail';
const FIRST_VERSION_WITH_CLIENT_ADDRESS = 8;
const FIRST_VERSION_WITH_GUIDS = 10;
const FIRST_VERSION_WITH_OFFLINE_MESSAGES = 11;
const LINKS: MailLinks = { inboxUrl: '/', foldersUrl: '/', postUrl: '/' };
const NO_MAIL = { inbox: 0, inboxUnread: 0, others: 0, othersUnread: 0 };

/** Kept short: a known client loses a line when the burst at sign-in exceeds what it reads at once. */
export function sendProfile(connection: NotificationConnection): void {
  const { peer, dialect, core } = connection;
  const headers: MimeHeader[] = [
    ['LoginTime', String(Math.floor(core.environment.unixTime() / 1000))],
    ['EmailEnabled', '0'],
    ['MemberIdHigh', '0'],
    ['MemberIdLow', '0'],
    ['lang_preference', '1033'],
    ['preferredEmail', connection.account.address],
    ['country', ''],
    ['sid', '507'],
    ['kv', '5'],
  ];
  if (dialect >= FIRST_VERSION_WITH_CLIENT_ADDRESS) {
    headers.push(['ClientIP', peer.remoteAddress], ['ClientPort', String(swappedBytes(peer.remotePort))]);
  }
  if (dialect >= FIRST_VERSION_WITH_GUIDS) headers.push(['ABCHMigrated', '1']);
  sendBody(connection, encodeProfile(headers));
}

/** Whether clients of this dialect know offline messages. */
export function hasOfflineMessages({ dialect }: Pick<NotificationConnection, 'dialect'>): boolean {
  return dialect >= FIRST_VERSION_WITH_OFFLINE_MESSAGES;
}

/** How much mail there is, up to MSNP10; later clients are told of offline messages with it. */
export function sendMailState(connection: NotificationConnection): void {
  sendBody(connection, encodeInitialMail({ inboxUnread: 0, foldersUnread: 0, links: LINKS }));
}

/** What waits, after the first status; a list that is too long is to be asked for. */
export function sendWaitingMessages(
  connection: NotificationConnection,
  messages: readonly WaitingMessage[],
): void {
  const data: MailData = { counts: NO_MAIL, offlineMessages: messages.map(noticeOf) };
  const body = encodeInitialMailData(data, LINKS);
  const isTooLarge = body.length > MAIL_DATA_MAX_BYTES;
  sendBody(connection, isTooLarge ? encodeInitialMailData('tooLarge', LINKS) : body);
}

export function sendLeftMessage(connection: NotificationConnection, message: WaitingMessage): void {
  sendBody(connection, encodeOfflineMessageNotice({ offlineMessages: [noticeOf(message)] }));
}

export function sendMessagesRemoved(connection: NotificationConnection, count: number): void {
  const { waiting: sourceFolder, deleted: destinationFolder } = OFFLINE_MESSAGE_FOLDERS;
  sendBody(connection, encodeMailActivity({ sourceFolder, destinationFolder, count }));
}

function sendBody(connection: NotificationConnection, body: Uint8Array): void {
  connection.send({ verb: 'MSG', account: SENDER, friendlyName: SENDER, body });
}

/** The port as a little-endian machine reads the two bytes off the network. */
function swappedBytes(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8);
}
