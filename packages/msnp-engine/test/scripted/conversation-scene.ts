/** A conversation whose every word from outside the test writes. */
import {
  type AccountName,
  encodeSwitchboardMessage,
  encodeUtf8,
  type SwitchboardMessage,
} from '@nudge/msnp-codec';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

/** The connection to the notification server. */
export const NS = 1;
export const BOB = accountOf('bob');

export function online(version: 8 | 12 = 12): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(version);
  return server;
}

export function open(server: ScriptedServer, account: AccountName = BOB): string {
  const outcome = server.outcomeOf(server.submit({ type: 'openConversation', account }));
  return outcome?.ok === true ? (outcome.conversationId ?? '') : '';
}

/** Says a line whose text is its id. */
export function say(server: ScriptedServer, conversationId: string, lineId: string): string {
  return sayText(server, { conversationId, lineId, text: lineId });
}

export function sayText(
  server: ScriptedServer,
  line: { readonly conversationId: string; readonly lineId: string; readonly text: string },
): string {
  return server.submit({ type: 'sendText', ...line });
}

/** Grants the switchboard asked for; gives the ID of the request. */
export function grant(server: ScriptedServer): void {
  const trId = /XFR (\d+) SB\n/.exec(server.heard(NS))?.[1] ?? '?';
  server.say(`XFR ${trId} SB sb.example.com:1863 CKI 17.5\n`, NS);
  server.accept();
}

/** A conversation with bob in it. */
export function talking(server: ScriptedServer, capabilities = 32): string {
  const conversationId = open(server);
  say(server, conversationId, 'first');
  grant(server);
  server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 9\n');
  server.say(`JOI bob@example.com Bob ${capabilities}\n`);
  server.say('ACK 4\n');
  server.heard();
  return conversationId;
}

export function arrives(server: ScriptedServer, body: Uint8Array, from = 'bob@example.com'): void {
  const head = encodeUtf8(`MSG ${from} Bob ${body.length}\r\n`);
  server.say(Uint8Array.from([...head, ...body]));
}

export function message(server: ScriptedServer, content: SwitchboardMessage): void {
  arrives(server, encodeSwitchboardMessage(content));
}

export function fates(server: ScriptedServer, lineId: string): readonly string[] {
  return server
    .all('lineChanged')
    .filter((event) => event.lineId === lineId)
    .map(({ state, reason }) => (reason === undefined ? state : `${state}: ${reason}`));
}
