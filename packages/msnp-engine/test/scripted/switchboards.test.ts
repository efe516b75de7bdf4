/** Switchboards that are asked for, entered and lost, as the test writes it. */
import { encodeUtf8 } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { PONG_TIMEOUT } from '../../src/core/keepalive.ts';
import { OPEN_ATTEMPTS_MAX } from '../../src/switchboard/line-dispatch.ts';
import { fates, grant, NS, online, open, say, talking } from './conversation-scene.ts';

describe('getting a switchboard', () => {
  test('asked for once, entered, the other called, the line sent', () => {
    const server = online();
    const conversationId = open(server);
    expect(server.heard(NS)).toBe('');
    say(server, conversationId, 'one');
    say(server, conversationId, 'two');
    grant(server);
    expect(server.heard()).toBe('USR 1 alice@example.com 17.5\n');
    server.say('USR 1 OK alice@example.com Alice\n');
    expect(server.heard()).toBe('CAL 2 bob@example.com\n');
    server.say('CAL 2 RINGING 9\nJOI bob@example.com Bob 32\n');
    const said = server.heard();
    expect(said.match(/MSG \d+ [UA] /g)).toEqual(['MSG 3 U ', 'MSG 4 A ', 'MSG 5 A ']);
    expect(said).toContain('Client-Name: Nudge/0.1.0');
    expect(said).toContain('X-Nudge-Line-Id: one');
    server.say('ACK 4\nNAK 5\n');
    expect(fates(server, 'one')).toEqual(['waiting', 'sent', 'delivered']);
    expect(fates(server, 'two')).toEqual(['waiting', 'sent', 'failed: refused']);
  });

  test.each([
    [217, 'notOnline'],
    [216, 'blocked'],
    [208, 'refused'],
    [713, 'serverError'],
    [280, 'serverError'],
  ])('a call answered with %i fails the line: %s', (number, reason) => {
    const server = online();
    say(server, open(server), 'one');
    grant(server);
    server.say('USR 1 OK alice@example.com Alice\n');
    server.say(`${number} 2\n`);
    expect(fates(server, 'one')).toEqual(['waiting', `failed: ${reason}`]);
    expect(server.all('lineChanged').at(-1)?.serverCode).toBe(number);
    expect(server.opened).toHaveLength(1);
  });

  test('a wish answered with 913 fails the line: we are hidden', () => {
    const server = online();
    say(server, open(server), 'one');
    server.say('913 7\n', NS);
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: hidden']);
  });

  test('a server that wants us to slow down is asked again, and not for ever', () => {
    const server = online();
    say(server, open(server), 'one');
    for (let trial = 0; trial < OPEN_ATTEMPTS_MAX; trial++) {
      const trId = /XFR (\d+) SB\n/.exec(server.heard(NS))?.[1] ?? 'none';
      expect(trId).not.toBe('none');
      server.say(`800 ${trId}\nQNG 300\n`, NS);
      server.advance(9_000);
    }
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: serverError']);
  });

  test('who is rung and never comes: the line fails', () => {
    const server = online();
    say(server, open(server), 'one');
    grant(server);
    server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 9\n');
    server.say('QNG 300\n', NS);
    server.advance(31_000);
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: timedOut']);
    expect(server.opened).toHaveLength(1);
  });

  test('a switchboard that cannot be reached is asked for again, and not for ever', () => {
    const server = online();
    say(server, open(server), 'one');
    for (let trial = 0; trial < OPEN_ATTEMPTS_MAX; trial++) {
      const trId = /XFR (\d+) SB\n/.exec(server.heard(NS))?.[1] ?? 'none';
      server.say(`XFR ${trId} SB sb.example.com:1863 CKI 1\n`, NS);
      server.hangUp(server.latest, 'unreachable');
    }
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: serverError']);
    expect(server.heard(NS)).toBe('');
  });

  test('a switchboard that throws us out again and again is given up', () => {
    const server = online();
    say(server, open(server), 'one');
    for (let trial = 0; trial < OPEN_ATTEMPTS_MAX; trial++) {
      grant(server);
      server.say('USR 1 OK alice@example.com Alice\n');
      server.hangUp();
    }
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: serverError']);
  });

  test('no answer fails the line when the server is there, and only then', () => {
    const server = online();
    server.say('QNG 300\n', NS);
    server.advance(100);
    say(server, open(server), 'one');
    server.heard(NS);
    server.advance(31_000);
    expect(server.heard(NS)).toBe('PNG\n');
    expect(fates(server, 'one')).toEqual(['waiting']);
    server.say('QNG 300\n', NS);
    expect(fates(server, 'one')).toEqual(['waiting', 'failed: timedOut']);
  });

  test('no answer on a line that has died unnoticed: the line waits for the next session', () => {
    const server = online();
    server.say('QNG 300\n', NS);
    server.advance(100);
    say(server, open(server), 'one');
    server.advance(31_000 + PONG_TIMEOUT);
    expect(server.all('connectionLost')).toMatchObject([{ failure: { code: 'lineLost' } }]);
    expect(fates(server, 'one')).toEqual(['waiting']);
  });
});

describe('a switchboard that dies', () => {
  test('makes what was sent unknown, and what comes after asks for another', () => {
    const server = online();
    const conversationId = talking(server);
    say(server, conversationId, 'lost');
    server.hangUp();
    expect(fates(server, 'lost')).toEqual(['waiting', 'sent', 'unknown']);
    say(server, conversationId, 'next');
    expect(server.heard(NS)).toMatch(/^XFR \d+ SB\n$/);
  });

  test('in the middle of a payload: what came of it is not shown, and the next line asks for another', () => {
    const server = online();
    const conversationId = talking(server);
    const body = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhalf of th';
    server.say(encodeUtf8(`MSG bob@example.com Bob ${body.length + 10}\r\n${body}`));
    server.hangUp();
    expect(server.all('textReceived')).toEqual([]);
    say(server, conversationId, 'next');
    grant(server);
    server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 9\nJOI bob@example.com Bob 32\n');
    expect(fates(server, 'next')).toEqual(['waiting', 'sent']);
  });

  test('without a word is noticed by the missing acknowledgement', () => {
    const server = online();
    const conversationId = talking(server);
    say(server, conversationId, 'lost');
    server.say('QNG 300\n', NS);
    server.advance(31_000);
    expect(fates(server, 'lost')).toEqual(['waiting', 'sent', 'unknown']);
    expect(server.opened).toHaveLength(1);
  });

  test('by an announced gigabyte is closed', () => {
    const server = online();
    talking(server);
    server.say('MSG bob@example.com Bob 1073741824\n');
    expect(server.opened).toHaveLength(1);
  });
});
