/** Lines left with the server, in every answer as the test writes it. */
import { challengeResponse, findProduct, OFFLINE_TEXT_MAX_BYTES } from '@nudge/msnp-codec';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  FETCH_RETRY_DELAYS,
  LOCK_CHALLENGES_MAX,
  LOCK_CHALLENGE_MAX_LENGTH,
  RETURN_NOTICE_WAIT,
  SERVICE_TIMEOUT,
} from '../../src/offline/offline-limits.ts';
import { RECONNECT_DELAYS } from '../../src/core/back-off.ts';
import { WAITING_LINES_MAX } from '../../src/switchboard/outbox.ts';
import { accountOf } from '../memory/world.ts';
import { fates, NS, online, open } from './conversation-scene.ts';
import {
  answerNothingWaits,
  keep,
  keeping,
  leave,
  refuseToKeep,
  storing,
  tellWaiting,
  wait,
} from './offline-scene.ts';
import { ScriptedServer } from './scripted-server.ts';

const CHALLENGE = '22210219642164014968';

/** The session stands again; no word of messages yet. */
function comeBack(server: ScriptedServer): void {
  server.advance(RECONNECT_DELAYS[0]);
  server.accept();
  server.say('VER 1 MSNP12\nCVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
  server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
  server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=2&p=two'" });
  server.say('USR 4 OK alice@example.com 1 0\n');
  server.say('SYN 5 1 1 1 0\nLST N=bob@example.com F=Bob C=b0b 11 1\nCHG 6 NLN 32\n');
  expect(server.messenger.state.phase).toBe('signedIn');
}

describe('whether it is possible', () => {
  test('is told after the sign-in, once the server has spoken of messages', () => {
    const server = online();
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
    const tooSoon = leave(server, 'a');
    expect(server.outcomeOf(tooSoon)).toMatchObject({ ok: false, code: 'notSupported' });
    tellWaiting(server, []);
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
    answerNothingWaits(server);
    tellWaiting(server, []);
    expect(server.asked).toEqual([]);
    expect(server.messenger.state.takesOfflineMessages).toBe(true);
    const told = server.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'offlineMessagesPossible')).toHaveLength(1);
    expect(told.indexOf('offlineMessagesPossible')).toBeGreaterThan(told.indexOf('signedIn'));
  });

  test('not where the notice comes but no service answers; one that does later is found', () => {
    for (const [status, body] of [
      [404, 'Not Found'],
      [200, '<html>'],
    ] as const) {
      const server = online();
      tellWaiting(server, []);
      server.answerWeb(body, status);
      wait(server, 3_600_000);
      expect(server.asked).toEqual([]);
      expect(server.outcomeOf(leave(server, 'a'))).toMatchObject({ code: 'notSupported' });
    }
    const server = online();
    tellWaiting(server, []);
    server.answerWeb('busy', 503);
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
    wait(server, FETCH_RETRY_DELAYS[0]);
    answerNothingWaits(server);
    expect(server.messenger.state.takesOfflineMessages).toBe(true);
  });

  test.each([8, 10] as const)('not in MSNP%i', (version) => {
    const server = new ScriptedServer();
    server.bringOnline(version);
    tellWaiting(server, []);
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
    expect(server.outcomeOf(leave(server, 'a'))).toMatchObject({ code: 'notSupported' });
    expect(server.asked).toEqual([]);
  });

  test('not any more while the line is lost', () => {
    const server = keeping();
    const conversationId = open(server);
    server.hangUp(NS);
    expect(server.messenger.state.takesOfflineMessages).toBe(false);
    expect(server.outcomeOf(leave(server, 'a', conversationId))).toMatchObject({ code: 'lineLost' });
  });
});

describe('a line', () => {
  test('is said with an empty lock key, then with the one wanted, and kept', () => {
    const server = keeping();
    server.submit({ type: 'leaveText', conversationId: open(server), lineId: 'a', text: 'سلام 🙂' });
    expect(server.asked).toHaveLength(1);
    const { url, headers } = server.asked[0]?.exchange ?? { url: '', headers: {} };
    expect(url).toBe('https://login.example.com/OimWS/oim.asmx');
    expect(headers).toMatchObject({ SOAPAction: '"http://messenger.msn.com/ws/2004/09/oim/Store"' });
    expect(storing(server)).toMatchObject({
      from: 'alice@example.com',
      to: 'bob@example.com',
      ticket: 't=1&p=',
      protocol: 'MSNP12',
      lockKey: '',
      messageNumber: 1,
      sequence: 1,
      text: 'سلام 🙂',
      lineId: 'a',
    });
    refuseToKeep(server, { reason: 'authenticationFailed', lockKeyChallenge: CHALLENGE });
    const { lockKey, productId, messageNumber } = storing(server);
    const product = findProduct(productId);
    if (product === undefined) throw new Error('unknown product');
    const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();
    expect(lockKey).toBe(challengeResponse(CHALLENGE, product, { version: 11, md5 }));
    expect(messageNumber).toBe(1);
    keep(server);
    expect(fates(server, 'a')).toEqual(['waiting', 'sent', 'kept']);
  });
});

describe('lines', () => {
  test('go one at a time, in order, of one run, with the lock key that was good', () => {
    const server = keeping();
    for (const id of ['a', 'b', 'c']) leave(server, id);
    expect(server.asked).toHaveLength(1);
    expect([fates(server, 'a'), fates(server, 'b')]).toEqual([['waiting', 'sent'], ['waiting']]);
    refuseToKeep(server, { reason: 'authenticationFailed', lockKeyChallenge: CHALLENGE });
    const first = storing(server);
    expect(first).toMatchObject({ text: 'a', lineId: 'a', sequence: 1 });
    keep(server);
    const second = storing(server);
    expect(second).toMatchObject({ text: 'b', sequence: 2, runId: first.runId, lockKey: first.lockKey });
    keep(server);
    expect(storing(server)).toMatchObject({ text: 'c', sequence: 3, runId: first.runId });
    keep(server);
    expect(server.asked).toEqual([]);
    for (const id of ['a', 'b', 'c']) expect(fates(server, id)).toEqual(['waiting', 'sent', 'kept']);
  });

  test('of another conversation are another run', () => {
    const server = keeping();
    leave(server, 'a');
    const { runId } = storing(server);
    keep(server);
    leave(server, 'b', open(server, accountOf('carol')));
    expect(storing(server)).toMatchObject({ to: 'carol@example.com', sequence: 1 });
    expect(storing(server).runId).not.toBe(runId);
  });

  test('that nobody can leave are refused', () => {
    const server = keeping();
    const conversationId = open(server);
    const outcome = (lineId: string, text: string): unknown =>
      server.outcomeOf(server.submit({ type: 'leaveText', conversationId, lineId, text }));
    expect(outcome('a', ' ')).toMatchObject({ code: 'invalidArgument' });
    expect(outcome('a\n', 'text')).toMatchObject({ code: 'invalidArgument' });
    expect(outcome('long', 'ä'.repeat(OFFLINE_TEXT_MAX_BYTES / 2 + 1))).toMatchObject({
      code: 'invalidArgument',
    });
    expect(fates(server, 'long')).toEqual(['failed: tooLong']);
    expect(outcome('whole', 'ä'.repeat(OFFLINE_TEXT_MAX_BYTES / 2))).toMatchObject({ ok: true });
    expect(outcome('whole', 'text')).toMatchObject({ code: 'invalidArgument' });
    expect(server.outcomeOf(leave(server, 'b', 'nowhere'))).toMatchObject({ code: 'noSuchConversation' });
  });

  test('wait up to a number', () => {
    const server = keeping();
    const conversationId = open(server);
    for (let count = 0; count <= WAITING_LINES_MAX; count++) leave(server, `line ${count}`, conversationId);
    expect(server.outcomeOf(leave(server, 'more', conversationId))).toMatchObject({ code: 'tooSoon' });
  });

  test('are not left for several people', () => {
    const server = keeping();
    const conversationId = open(server);
    server.submit({ type: 'sendText', conversationId, lineId: 'x', text: 'x' });
    const trId = /XFR (\d+) SB\n/.exec(server.heard(NS))?.[1] ?? '?';
    server.say(`XFR ${trId} SB sb.example.com:1863 CKI 17.5\n`, NS);
    server.accept();
    server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 9\n');
    server.say('JOI bob@example.com Bob 32\nJOI carol@example.com Carol 32\n');
    expect(server.outcomeOf(leave(server, 'a', conversationId))).toMatchObject({ code: 'notSupported' });
  });
});

describe('what the service answers', () => {
  test.each([
    ['systemUnavailable', 'failed: refused'],
    ['messageTooLarge', 'failed: tooLong'],
    ['senderThrottled', 'failed: tooMany'],
    ['invalidContent', 'failed: serverError'],
    ['authenticationFailed', 'failed: serverError'],
  ] as const)('%s', (reason, fate) => {
    const server = keeping();
    leave(server, 'a');
    leave(server, 'b');
    refuseToKeep(server, { reason, ticketParameters: 'lc=1' });
    expect(fates(server, 'a')).toEqual(['waiting', 'sent', fate]);
    expect(storing(server).text).toBe('b');
  });

  test.each([
    ['no answer to what may have arrived', { kind: 'failed', wasSent: true }, 'unknown'],
    ['nobody there', { kind: 'failed', code: 'unreachable' }, 'failed: serverError'],
    ['no connection in time', { kind: 'failed', code: 'timedOut' }, 'failed: timedOut'],
    ['a page that is no SOAP', { status: 200, body: '<html>' }, 'unknown'],
    ['rubbish', { status: 200, body: '\u0000<<<&;' }, 'unknown'],
    ['a gateway that gave up', { status: 504 }, 'unknown'],
    ['a body too long or broken off', { status: 200 }, 'unknown'],
    ['elsewhere', { status: 302, body: '' }, 'failed: serverError'],
    ['nothing of that name', { status: 404, body: 'no' }, 'failed: serverError'],
  ] as const)('%s', (_name, given, fate) => {
    const server = keeping();
    leave(server, 'a');
    if ('kind' in given) {
      const code = 'code' in given ? given.code : 'ended';
      const sent = 'wasSent' in given ? { wasSent: true } : {};
      server.answerWeb({ kind: 'failed', failure: { code, message: code }, ...sent });
    } else if ('body' in given) server.answerWeb(given.body, given.status);
    else server.answerWeb({ kind: 'answered', headers: {}, status: given.status });
    expect(fates(server, 'a')).toEqual(['waiting', 'sent', fate]);
    expect(server.messenger.state.phase).toBe('signedIn');
  });

  test('a line not known to have arrived has the same place when it is left again', () => {
    const server = keeping();
    leave(server, 'a');
    leave(server, 'b');
    const { runId } = storing(server);
    wait(server, SERVICE_TIMEOUT);
    expect(fates(server, 'a')).toEqual(['waiting', 'sent', 'unknown']);
    expect(storing(server)).toMatchObject({ text: 'b', sequence: 2 });
    keep(server);
    const conversationId = open(server);
    server.submit({ type: 'leaveConversation', conversationId });
    leave(server, 'a');
    expect(storing(server)).toMatchObject({ text: 'a', runId, sequence: 1 });
    keep(server);
    expect(fates(server, 'a').at(-1)).toBe('kept');
  });

  test('challenges without end, and one without end', () => {
    const server = keeping();
    leave(server, 'a');
    for (let count = 0; count <= LOCK_CHALLENGES_MAX; count++) {
      expect(storing(server).text).toBe('a');
      refuseToKeep(server, { reason: 'authenticationFailed', lockKeyChallenge: `${count}${CHALLENGE}` });
    }
    expect(fates(server, 'a').at(-1)).toBe('failed: serverError');
    leave(server, 'b');
    const lockKeyChallenge = '1'.repeat(LOCK_CHALLENGE_MAX_LENGTH + 1);
    refuseToKeep(server, { reason: 'authenticationFailed', lockKeyChallenge });
    expect(fates(server, 'b').at(-1)).toBe('failed: serverError');
    expect(server.asked).toEqual([]);
  });
});

describe('the end of a session', () => {
  test('what was said is not known to have arrived, what waits goes out when we are back', () => {
    const server = keeping();
    leave(server, 'a');
    leave(server, 'b');
    server.hangUp(NS);
    expect(server.asked).toEqual([]);
    expect(fates(server, 'a')).toEqual(['waiting', 'sent', 'unknown']);
    expect(fates(server, 'b')).toEqual(['waiting']);
    comeBack(server);
    expect(server.asked).toEqual([]);
    tellWaiting(server, [], server.latest);
    answerNothingWaits(server);
    expect(storing(server)).toMatchObject({ text: 'b', sequence: 2, ticket: 't=2&p=two', lockKey: '' });
  });

  test('and is given up where nobody keeps messages any more', () => {
    const server = keeping();
    leave(server, 'a');
    leave(server, 'b');
    server.hangUp(NS);
    comeBack(server);
    wait(server, RETURN_NOTICE_WAIT - 1, server.latest);
    expect(fates(server, 'b')).toEqual(['waiting']);
    wait(server, 1, server.latest);
    expect(fates(server, 'b')).toEqual(['waiting', 'failed: notOnline']);
  });

  test('signing out ends all of it', () => {
    const server = keeping();
    leave(server, 'a');
    leave(server, 'b');
    server.submit({ type: 'signOut' });
    expect(server.asked).toEqual([]);
    expect(fates(server, 'a').at(-1)).toBe('unknown');
    expect(fates(server, 'b').at(-1)).toBe('failed: left');
    expect(server.messenger.deadline()).toBeUndefined();
  });
});
