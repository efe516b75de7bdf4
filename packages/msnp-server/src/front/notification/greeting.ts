/** Messages from "Hotmail" that open a session: the profile, and how much mail there is (never any). */
import { encodeUtf8 } from '@nudge/msnp-codec';
import type { NotificationConnection } from './connection.ts';

/** Who messages of the server itself are from. */
export const SENDER = 'Hotmail';
const FIRST_VERSION_WITH_CLIENT_ADDRESS = 8;
const FIRST_VERSION_WITH_GUIDS = 10;
const FIRST_VERSION_WITH_MAIL_DATA = 11;
const MAIL_DATA =
  '<MD><E><I>0</I><IU>0</IU><O>0</O><OU>0</OU></E><Q><QTM>409600</QTM><QNM>204800</QNM></Q></MD>';

/** Kept short: a known client loses a line when the burst at sign-in exceeds what it reads at once. */
export function sendProfile(connection: NotificationConnection): void {
  const { peer, dialect, core } = connection;
  const headers: (readonly [string, string])[] = [
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
  sendMessage(connection, [['Content-Type', 'text/x-msmsgsprofile; charset=UTF-8'], ...headers], '');
}

export function sendMailState(connection: NotificationConnection): void {
  const [contentType, fields] =
    connection.dialect >= FIRST_VERSION_WITH_MAIL_DATA
      ? ['text/x-msmsgsinitialmdatanotification; charset=UTF-8', `Mail-Data: ${MAIL_DATA}\r\n`]
      : ['text/x-msmsgsinitialemailnotification; charset=UTF-8', 'Inbox-Unread: 0\r\nFolders-Unread: 0\r\n'];
  const addresses = 'Inbox-URL: /\r\nFolders-URL: /\r\nPost-URL: /\r\n';
  sendMessage(connection, [['Content-Type', contentType]], `${fields}${addresses}`);
}

function sendMessage(
  connection: NotificationConnection,
  headers: readonly (readonly [string, string])[],
  body: string,
): void {
  const lines = [['MIME-Version', '1.0'], ...headers];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  connection.send({
    verb: 'MSG',
    account: SENDER,
    friendlyName: SENDER,
    body: encodeUtf8(`${head}\r\n${body}`),
  });
}

/** The port as a little-endian machine reads the two bytes off the network. */
function swappedBytes(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8);
}
