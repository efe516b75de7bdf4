/** A server that keeps messages, whose every answer the test writes. */
import {
  decodeFetchRequest,
  decodeOfflineMail,
  decodeStoreRequest,
  encodeFetchAnswer,
  encodeFetchRefusal,
  encodeInitialMailData,
  encodeMailWord,
  encodeOfflineContent,
  encodeOfflineMail,
  encodeOfflineMessageNotice,
  encodeServiceTime,
  encodeStoreKept,
  encodeStoreRefusal,
  encodeUtf8,
  type FetchRequest,
  type OfflineMail,
  type OfflineMessageNotice,
  parseGuid,
  SOAP_FAULT_STATUS,
  type StoreRequest,
} from '@nudge/msnp-codec';
import { NS, online, open } from './conversation-scene.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** What the messenger's clock of the day says at the beginning. */
export const TODAY = 1_100_000_001_000;

export const NO_COUNTS = { inbox: 0, inboxUnread: 0, others: 0, othersUnread: 0 };

/** Says a message of the notification server. */
export function tell(server: ScriptedServer, body: Uint8Array, connection = NS): void {
  const head = encodeUtf8(`MSG Hotmail Hotmail ${body.length}\r\n`);
  server.say(Uint8Array.from([...head, ...body]), connection);
}

/** Says which messages wait, as after a sign-in. */
export function tellWaiting(
  server: ScriptedServer,
  offlineMessages: readonly OfflineMessageNotice[] | 'tooLarge',
  connection = NS,
): void {
  const data = offlineMessages === 'tooLarge' ? offlineMessages : { counts: NO_COUNTS, offlineMessages };
  tell(server, encodeInitialMailData(data), connection);
}

export function tellArrived(server: ScriptedServer, ...offlineMessages: OfflineMessageNotice[]): void {
  tell(server, encodeOfflineMessageNotice({ offlineMessages }));
}

/** A standing session with a server that keeps messages. */
export function keeping(...waiting: readonly OfflineMessageNotice[]): ScriptedServer {
  const server = online();
  tellWaiting(server, waiting);
  if (waiting.length === 0) answerNothingWaits(server);
  return server;
}

/** The service is there: it answers the question that is asked to find that out. */
export function answerNothingWaits(server: ScriptedServer): void {
  server.answerWeb(encodeFetchAnswer({ kind: 'metadata', data: { offlineMessages: [] } }));
}

/** Lets time pass with a notification server that answers. */
export function wait(server: ScriptedServer, milliseconds: number, connection = NS): void {
  const end = server.now + milliseconds;
  while (server.now < end) {
    server.say('QNG 60\n', connection);
    server.advance(Math.min(10_000, end - server.now));
  }
}

/** Leaves a line whose text is its id, in the conversation with bob unless told. */
export function leave(server: ScriptedServer, lineId: string, conversationId = open(server)): string {
  return server.submit({ type: 'leaveText', conversationId, lineId, text: lineId });
}

/** What is to be kept, as the service reads it. */
export function storing(server: ScriptedServer): StoreRequest & OfflineMail {
  const request = decodeStoreRequest(encodeUtf8(server.asked[0]?.exchange.body ?? ''));
  if (!request.ok) throw new Error('nothing is to be kept');
  const mail = decodeOfflineMail(request.value.content);
  if (!mail.ok) throw new Error('the mail cannot be read');
  return { ...mail.value, ...request.value };
}

export function keep(server: ScriptedServer): void {
  server.answerWeb(encodeStoreKept());
}

export function refuseToKeep(
  server: ScriptedServer,
  refusal: Parameters<typeof encodeStoreRefusal>[0],
): void {
  server.answerWeb(encodeStoreRefusal(refusal), SOAP_FAULT_STATUS);
}

/** What the service for fetching is asked. */
export function fetching(server: ScriptedServer): FetchRequest | undefined {
  const request = decodeFetchRequest(encodeUtf8(server.asked[0]?.exchange.body ?? ''));
  return request.ok ? request.value.request : undefined;
}

export function noticeOf(messageId: string, more: Partial<OfflineMessageNotice> = {}): OfflineMessageNotice {
  const receivedAt = encodeServiceTime(TODAY - 3_600_000);
  return { messageId, account: 'bob@example.com', senderName: encodeMailWord('Bob'), receivedAt, ...more };
}

export interface LeftMail {
  readonly text: string;
  readonly run?: number;
  readonly sequence?: number;
  readonly sentAt?: number;
  readonly lineId?: string;
}

/** Hands out the message asked for. */
export function hand(
  server: ScriptedServer,
  { text, run = 1, sequence = 1, sentAt, lineId }: LeftMail,
): void {
  const runId = parseGuid(`00000000-0000-0000-0000-${String(run).padStart(12, '0')}`);
  if (runId === undefined) throw new Error('no run');
  const withId = lineId === undefined ? {} : { lineId };
  const mail = encodeOfflineMail({
    messageId: 'anything',
    from: 'mallory@example.com',
    senderName: 'Mallory',
    to: 'alice@example.com',
    receivedAt: sentAt ?? TODAY - 60_000,
    content: encodeOfflineContent({ runId, sequence, text, ...withId }),
  });
  server.answerWeb(encodeFetchAnswer({ kind: 'message', mail }));
}

export function refuseToHand(server: ScriptedServer, reason: Parameters<typeof encodeFetchRefusal>[0]): void {
  server.answerWeb(encodeFetchRefusal(reason), SOAP_FAULT_STATUS);
}

export function received(server: ScriptedServer): readonly string[] {
  return server.all('offlineMessageReceived').map(({ text }) => text);
}
