/** What others left with the server, in every answer as the test writes it. */
import {
  encodeFetchAnswer,
  encodeServiceTime,
  encodeUtf8,
  OFFLINE_ANSWER_MAX_BYTES,
  OFFLINE_DELETIONS_MAX,
  OFFLINE_MESSAGE_ID_MAX_LENGTH,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { RECONNECT_DELAYS } from '../../src/core/back-off.ts';
import {
  FETCH_RETRY_DELAYS,
  FETCHED_MESSAGES_MAX,
  HELD_CHARACTERS_MAX,
  SENDER_NAME_MAX_LENGTH,
  SERVICE_TIMEOUT,
} from '../../src/offline/offline-limits.ts';
import { accountOf } from '../memory/world.ts';
import { NS, online } from './conversation-scene.ts';
import {
  fetching,
  hand,
  keeping,
  NO_COUNTS,
  noticeOf,
  received,
  refuseToHand,
  tellArrived,
  tellWaiting,
  TODAY,
  wait,
} from './offline-scene.ts';
import { ScriptedServer } from './scripted-server.ts';

const FAILED = { kind: 'failed', failure: { code: 'ended', message: 'ended' }, wasSent: true } as const;

function take(server: ScriptedServer, ...messageIds: readonly string[]): void {
  const id = server.submit({ type: 'offlineMessagesTaken', messageIds });
  expect(server.outcomeOf(id)).toEqual({ ok: true });
}

function answerDeleted(server: ScriptedServer): void {
  server.answerWeb(encodeFetchAnswer({ kind: 'deleted' }));
}

/** The line is lost and the session stands again on the connection opened last. */
function comeBack(server: ScriptedServer): void {
  server.hangUp(server.latest);
  server.advance(RECONNECT_DELAYS[0]);
  server.accept();
  server.say('VER 1 MSNP12\nCVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
  server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
  server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=2&p=two'" });
  server.say('USR 4 OK alice@example.com 1 0\n');
  server.say('SYN 5 1 1 1 0\nLST N=bob@example.com F=Bob C=b0b 11 1\nCHG 6 NLN 32\n');
}

describe('messages that wait', () => {
  test('are fetched one by one and told in the order they were said', () => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'), noticeOf('m3'), noticeOf('m4'));
    expect(server.asked[0]?.exchange.url).toBe('https://login.example.com/rsi/rsi.asmx');
    expect(server.asked).toHaveLength(1);
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm1' });
    hand(server, { text: 'third', run: 2, sequence: 1, sentAt: TODAY - 20_000 });
    hand(server, { text: 'second', run: 1, sequence: 2, sentAt: TODAY - 90_000 });
    expect(server.asked).toHaveLength(1);
    hand(server, { text: 'fourth', run: 2, sequence: 2, sentAt: TODAY - 25_000 });
    expect(received(server)).toEqual([]);
    hand(server, { text: 'first', run: 1, sequence: 1, sentAt: TODAY - 10_000, lineId: 'x 1' });
    expect(received(server)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(server.all('offlineMessageReceived')[0]).toEqual({
      type: 'offlineMessageReceived',
      messageId: 'm4',
      from: 'bob@example.com',
      senderName: 'Bob',
      text: 'first',
      sentAt: TODAY - 10_000,
      lineId: 'x 1',
    });
    expect(server.asked).toEqual([]);
  });

  test('are asked for where the list is too large to be told', () => {
    const server = online();
    tellWaiting(server, 'tooLarge');
    expect(fetching(server)).toEqual({ kind: 'metadata' });
    const data = { counts: NO_COUNTS, offlineMessages: [noticeOf('m1')] };
    server.answerWeb(encodeFetchAnswer({ kind: 'metadata', data }));
    expect(server.messenger.state.takesOfflineMessages).toBe(true);
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm1' });
    hand(server, { text: 'a' });
    expect(received(server)).toEqual(['a']);
  });

  test('told of too early, are fetched after the sign-in', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [12] });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=1&p='" });
    server.say('USR 4 OK alice@example.com 1 0\nSYN 5 1 1 0 0\n');
    for (let count = 0; count < 20; count++) tellWaiting(server, [noticeOf(`m${count}`)]);
    expect(server.asked).toEqual([]);
    server.say('CHG 6 NLN 32\n');
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm0' });
    hand(server, { text: 'a' });
    const told = server.events.map(({ type }) => type);
    expect(told.indexOf('offlineMessagesPossible')).toBeGreaterThan(told.indexOf('signedIn'));
  });

  test('and those that arrive meanwhile are fetched at once, once', () => {
    const server = keeping();
    tellArrived(server, noticeOf('m1'));
    hand(server, { text: 'a' });
    tellArrived(server, noticeOf('m1'), noticeOf('m2'));
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm2' });
    hand(server, { text: 'b' });
    expect(received(server)).toEqual(['a', 'b']);
    expect(server.asked).toEqual([]);
  });
});

describe('messages that are taken', () => {
  test('are deleted, and come again in the next session only where that failed', () => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'));
    hand(server, { text: 'a' });
    take(server, 'm1');
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm2' });
    hand(server, { text: 'b', sequence: 2 });
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ['m1'] });
    server.hangUp(NS);
    expect(server.asked).toEqual([]);
    server.advance(RECONNECT_DELAYS[0]);
    expect(received(server)).toEqual(['a', 'b']);
  });

  test('are not told again although the server still has them; those that are not taken are', () => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'));
    hand(server, { text: 'a' });
    hand(server, { text: 'b', sequence: 2 });
    take(server, 'm1');
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ['m1'] });
    comeBack(server);
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ['m1'] });
    tellWaiting(server, [noticeOf('m1'), noticeOf('m2')], server.latest);
    answerDeleted(server);
    expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm2' });
    hand(server, { text: 'b', sequence: 2 });
    expect(received(server)).toEqual(['a', 'b', 'b']);
    take(server, 'm2');
    answerDeleted(server);
    expect(server.asked).toEqual([]);
  });

  test('while nobody is signed in are deleted after the next sign-in', () => {
    const server = keeping();
    server.submit({ type: 'signOut' });
    take(server, 'm1', '', 'x'.repeat(OFFLINE_MESSAGE_ID_MAX_LENGTH + 1));
    server.bringOnline();
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ['m1'] });
  });

  test('go in pieces, and are left alone when the server does not know them', () => {
    const server = keeping();
    const ids = Array.from({ length: OFFLINE_DELETIONS_MAX + 1 }, (_, index) => `m${index}`);
    take(server, ...ids);
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ids.slice(0, OFFLINE_DELETIONS_MAX) });
    refuseToHand(server, 'badRequest');
    expect(fetching(server)).toEqual({ kind: 'delete', messageIds: ids.slice(OFFLINE_DELETIONS_MAX) });
    answerDeleted(server);
    expect(server.asked).toEqual([]);
  });

  test('by one account are not those of another', () => {
    const server = keeping();
    server.submit({ type: 'signOut' });
    take(server, 'm1');
    server.signIn({ account: accountOf('carol'), versions: [12] });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=1&p='" });
    server.say('USR 4 OK carol@example.com 1 0\nSYN 5 1 1 0 0\nCHG 6 NLN 32\n');
    expect(server.messenger.state.phase).toBe('signedIn');
    expect(server.asked).toEqual([]);
  });
});

describe('a service that fails', () => {
  test('is asked again after growing waits; what is here is told meanwhile', () => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'));
    hand(server, { text: 'a' });
    server.answerWeb(FAILED);
    expect(received(server)).toEqual(['a']);
    for (const delay of [...FETCH_RETRY_DELAYS, FETCH_RETRY_DELAYS.at(-1) ?? 0]) {
      wait(server, delay - 1);
      expect(server.asked).toEqual([]);
      wait(server, 1);
      expect(fetching(server)).toEqual({ kind: 'message', messageId: 'm2' });
      server.answerWeb('busy', 503);
    }
    wait(server, FETCH_RETRY_DELAYS.at(-1) ?? 0);
    hand(server, { text: 'b', sequence: 2 });
    expect(received(server)).toEqual(['a', 'b']);
    expect(server.messenger.state.phase).toBe('signedIn');
  });

  test('without an answer in time, or with a ticket it does not take', () => {
    const server = keeping(noticeOf('m1'));
    wait(server, SERVICE_TIMEOUT);
    expect(server.asked).toEqual([]);
    wait(server, FETCH_RETRY_DELAYS[0]);
    refuseToHand(server, 'authenticationFailed');
    expect(server.asked).toEqual([]);
    wait(server, FETCH_RETRY_DELAYS[1]);
    hand(server, { text: 'a' });
    expect(received(server)).toEqual(['a']);
  });

  test('nothing of it outlives the session', () => {
    const server = keeping(noticeOf('m1'));
    server.answerWeb(FAILED);
    server.submit({ type: 'signOut' });
    expect(server.messenger.deadline()).toBeUndefined();
  });
});

describe('a hostile service', () => {
  const mail = (headers: string, body: string): string =>
    encodeFetchAnswer({
      kind: 'message',
      mail: `X-OIM-Message-Type: OfflineMessage\r\n${headers}\r\n\r\n${body}`,
    });

  test.each([
    ['no SOAP', '<html>'],
    ['broken XML', '<soap:Envelope><soap:Body><GetMessageResponse>'],
    ['entities', '<!DOCTYPE x [<!ENTITY a "b">]><Envelope><Body>&a;</Body></Envelope>'],
    ['another answer', encodeFetchAnswer({ kind: 'deleted' })],
    ['no mail', encodeFetchAnswer({ kind: 'message', mail: '' })],
    ['no Base64', mail('Content-Transfer-Encoding: base64', '\u0001!!!')],
    ['nothing said', mail('', ' ')],
    ['a text longer than anybody writes', mail('', 'x'.repeat(13_000))],
    ['more than is read', 'x'.repeat(OFFLINE_ANSWER_MAX_BYTES + 1)],
  ])('%s is passed over', (_name, answer) => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'));
    server.answerWeb(answer);
    hand(server, { text: 'good' });
    expect(received(server)).toEqual(['good']);
    expect(server.all('log').map(({ message }) => message)).toEqual(['An offline message cannot be read']);
    expect(server.messenger.state.phase).toBe('signedIn');
  });

  test('a body without end is passed over', () => {
    const server = keeping(noticeOf('m1'), noticeOf('m2'));
    server.answerWeb({ kind: 'answered', status: 200, headers: {} });
    refuseToHand(server, 'noSuchMessage');
    expect(server.asked).toEqual([]);
    expect(received(server)).toEqual([]);
  });

  test('a list that cannot be read', () => {
    const server = online();
    tellWaiting(server, 'tooLarge');
    server.answerWeb('<MD>');
    expect(server.asked).toEqual([]);
    expect(server.messenger.state.phase).toBe('signedIn');
  });

  test('wrong accounts, names and identifiers', () => {
    const server = keeping(
      noticeOf('x'.repeat(OFFLINE_MESSAGE_ID_MAX_LENGTH + 1)),
      noticeOf('m1', { account: 'nobody', senderName: 'x'.repeat(5_000) }),
      noticeOf('m2', { senderName: '=?utf-8?B?!?=' }),
      noticeOf('m3', { senderName: '' }),
    );
    hand(server, { text: 'a', lineId: 'x'.repeat(200) });
    hand(server, { text: 'b', run: 2 });
    hand(server, { text: 'c', run: 3 });
    const [first, second, third] = server.all('offlineMessageReceived');
    expect(first).toMatchObject({ messageId: 'm1', from: 'mallory@example.com' });
    expect(first?.senderName).toHaveLength(SENDER_NAME_MAX_LENGTH);
    expect(first).not.toHaveProperty('lineId');
    expect(second).toMatchObject({ senderName: '=?utf-8?B?!?=' });
    expect(third).toMatchObject({ senderName: 'Mallory' });
  });

  test('absurd dates', () => {
    const noted = TODAY - 3_600_000;
    const dates = [
      [TODAY + 90_000_000, noted],
      [Date.UTC(1970, 1, 1), noted],
      [TODAY + 5_000, TODAY],
      [noted - 5_000, noted - 5_000],
    ] as const;
    const server = keeping(
      ...dates.map((_, index) => noticeOf(`m${index}`)),
      noticeOf('last', { receivedAt: '?' }),
    );
    for (const [index, [sentAt]] of dates.entries()) hand(server, { text: 'a', run: index + 1, sentAt });
    hand(server, { text: 'a', run: 9, sentAt: 0 });
    const told = new Map(
      server.all('offlineMessageReceived').map((event) => [event.messageId, event.sentAt]),
    );
    for (const [index, [, sentAt]] of dates.entries()) expect(told.get(`m${index}`)).toBe(sentAt);
    expect(told.get('last')).toBe(TODAY);
  });

  test('thousands of messages: so many are fetched, the rest is left', () => {
    const server = keeping();
    for (let from = 0; from < FETCHED_MESSAGES_MAX + 500; from += 100) {
      tellArrived(server, ...Array.from({ length: 100 }, (_, index) => noticeOf(`m${from + index}`)));
    }
    let fetched = 0;
    for (; server.asked.length > 0; fetched++) hand(server, { text: 'x', sequence: fetched + 1 });
    expect(fetched).toBe(FETCHED_MESSAGES_MAX);
    expect(received(server)).toHaveLength(FETCHED_MESSAGES_MAX);
    expect(server.all('log')).toHaveLength(1);
    take(server, 'm0');
    answerDeleted(server);
    tellArrived(server, noticeOf('more'), noticeOf('too many'));
    hand(server, { text: 'more', run: 2 });
    expect(received(server).at(-1)).toBe('more');
    expect(server.asked).toEqual([]);
  });

  test('much text is told before all of it is here', () => {
    const text = 'x'.repeat(12_000);
    const count = Math.ceil(HELD_CHARACTERS_MAX / text.length);
    const server = keeping(...Array.from({ length: count + 1 }, (_, index) => noticeOf(`m${index}`)));
    for (let sequence = 1; sequence < count; sequence++) hand(server, { text, sequence });
    expect(received(server)).toEqual([]);
    hand(server, { text, sequence: count });
    expect(received(server)).toHaveLength(count);
    expect(server.asked).toHaveLength(1);
  });

  test('any rubbish in the notice', () => {
    const server = online();
    const body = encodeUtf8(
      `Content-Type: text/x-msmsgsoimnotification\r\n\r\nMail-Data: <MD><M><I>m1</M><M></I></M><RT>${encodeServiceTime(0)}</MD>\r\n`,
    );
    server.say(Uint8Array.from([...encodeUtf8(`MSG Hotmail Hotmail ${body.length}\r\n`), ...body]), NS);
    expect(server.messenger.state.phase).toBe('signedIn');
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
  });
});
