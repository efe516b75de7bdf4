/** Switchboards and peers whose every word the test writes. */
import {
  type AccountName,
  encodeSwitchboardMessage,
  encodeUtf8,
  splitIntoChunks,
  SWITCHBOARD_MESSAGE_MAX_BYTES,
  type SwitchboardMessage,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { PONG_TIMEOUT } from '../../src/core/keepalive.ts';
import { RECEIVED_SIGNALS_PER_SECOND } from '../../src/switchboard/conversation.ts';
import { TEXT_MAX_LENGTH } from '../../src/switchboard/conversation-requests.ts';
import { OPEN_ATTEMPTS_MAX } from '../../src/switchboard/line-dispatch.ts';
import { WAITING_LINES_MAX } from '../../src/switchboard/outbox.ts';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

const NS = 1;
const BOB = accountOf('bob');

function online(version: 8 | 12 = 12): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(version);
  return server;
}

function open(server: ScriptedServer, account: AccountName = BOB): string {
  const outcome = server.outcomeOf(server.submit({ type: 'openConversation', account }));
  return outcome?.ok === true ? (outcome.conversationId ?? '') : '';
}

function say(server: ScriptedServer, conversationId: string, lineId: string, text = lineId): string {
  return server.submit({ type: 'sendText', conversationId, lineId, text });
}

/** Grants the switchboard asked for; gives the ID of the request. */
function grant(server: ScriptedServer): void {
  const trId = /XFR (\d+) SB\n/.exec(server.heard(NS))?.[1] ?? '?';
  server.say(`XFR ${trId} SB sb.example.com:1863 CKI 17.5\n`, NS);
  server.accept();
}

/** A conversation with bob in it. */
function talking(server: ScriptedServer, capabilities = 32): string {
  const conversationId = open(server);
  say(server, conversationId, 'first');
  grant(server);
  server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 9\n');
  server.say(`JOI bob@example.com Bob ${capabilities}\n`);
  server.say('ACK 4\n');
  server.heard();
  return conversationId;
}

function arrives(server: ScriptedServer, body: Uint8Array, from = 'bob@example.com'): void {
  const head = encodeUtf8(`MSG ${from} Bob ${body.length}\r\n`);
  server.say(Uint8Array.from([...head, ...body]));
}

function message(server: ScriptedServer, content: SwitchboardMessage): void {
  arrives(server, encodeSwitchboardMessage(content));
}

function fates(server: ScriptedServer, lineId: string): readonly string[] {
  return server
    .all('lineChanged')
    .filter((event) => event.lineId === lineId)
    .map(({ state, reason }) => (reason === undefined ? state : `${state}: ${reason}`));
}

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

describe('peers', () => {
  test('text, with format, name and id', () => {
    const server = online();
    const conversationId = talking(server);
    const format = {
      font: 'Arial',
      bold: true,
      italic: false,
      underline: false,
      strikeThrough: false,
      color: '#ff0000',
      rightToLeft: false,
    };
    message(server, { kind: 'text', text: 'a\nb <b>', format, senderName: 'Bobby', lineId: 'x1' });
    expect(server.all('textReceived')).toMatchObject([
      {
        conversationId,
        from: BOB,
        senderName: 'Bobby',
        text: 'a\nb <b>',
        format: { font: 'Arial', color: '#ff0000' },
        lineId: 'x1',
      },
    ]);
  });

  test('a repeated line is dropped, also through another switchboard; without id nothing is', () => {
    const server = online();
    talking(server);
    message(server, { kind: 'text', text: 'once', lineId: 'x1' });
    message(server, { kind: 'text', text: 'once', lineId: 'x1' });
    server.hangUp();
    server.say('RNG 5 sb.example.com:1863 CKI 1 bob@example.com Bob\n', NS);
    server.accept();
    server.say('IRO 1 1 1 bob@example.com Bob 32\nANS 1 OK\n');
    message(server, { kind: 'text', text: 'once', lineId: 'x1' });
    message(server, { kind: 'text', text: 'again' });
    message(server, { kind: 'text', text: 'again' });
    expect(server.all('textReceived').map(({ text }) => text)).toEqual(['once', 'again', 'again']);
  });

  test('10,000 nudges and typing notices: few are told, one warning a second, nothing grows', () => {
    const server = online();
    talking(server);
    for (let count = 0; count < 10_000; count++) message(server, { kind: 'nudge' });
    for (let count = 0; count < 10_000; count++)
      message(server, { kind: 'typing', account: 'bob@example.com' });
    expect(server.all('nudgeReceived')).toHaveLength(RECEIVED_SIGNALS_PER_SECOND);
    expect(server.all('typingReceived')).toHaveLength(RECEIVED_SIGNALS_PER_SECOND);
    expect(server.all('log')).toHaveLength(2);
    server.say('QNG 60\n', NS);
    server.advance(1_500);
    message(server, { kind: 'nudge' });
    expect(server.all('nudgeReceived')).toHaveLength(RECEIVED_SIGNALS_PER_SECOND + 1);
  });

  test('10,000 emoticons, invitations and packets of P2P are passed over politely', () => {
    const server = online();
    talking(server);
    server.heard();
    const before = server.events.length;
    const emoticons = encodeSwitchboardMessage({
      kind: 'emoticons',
      animated: false,
      pairs: [{ code: ':x', msnObject: '<msnobj/>' }],
    });
    const p2p = encodeUtf8(
      'MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: alice@example.com\r\n\r\n\u0000\u0001',
    );
    const odd = encodeUtf8('Content-Type: image/gif\r\n\r\nbase64:xx');
    for (let count = 0; count < 10_000; count++) arrives(server, [emoticons, p2p, odd][count % 3] ?? odd);
    message(server, { kind: 'invitation', fields: new Map([['Invitation-Command', 'INVITE']]) });
    expect(server.events).toHaveLength(before);
    expect(server.heard()).toBe('');
    message(server, { kind: 'text', text: 'still there?' });
    expect(server.all('textReceived')).toHaveLength(1);
  });

  test('texts are not dropped, however fast they come', () => {
    const server = online();
    talking(server);
    for (let count = 0; count < 500; count++) message(server, { kind: 'text', text: `${count}` });
    expect(server.all('textReceived')).toHaveLength(500);
  });

  test('packets of a cut message are put together; unfinished and endless ones are dropped', () => {
    const server = online();
    talking(server);
    const text = 'Größe '.repeat(600);
    const parts = splitIntoChunks({ kind: 'text', text }, '{A}');
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) arrives(server, part);
    expect(server.all('textReceived').map((event) => event.text)).toEqual([text]);
    const [first, ...rest] = splitIntoChunks({ kind: 'text', text }, '{B}');
    if (first !== undefined) arrives(server, first);
    server.say('QNG 300\n', NS);
    server.advance(61_000);
    for (const part of rest) arrives(server, part);
    arrives(server, encodeUtf8('Content-Type: text/plain\r\nMessage-ID: {C}\r\nChunks: 999\r\n\r\nx'));
    expect(server.all('textReceived')).toHaveLength(1);
  });

  test('somebody who rings, says nothing and goes leaves no conversation behind', () => {
    const server = online();
    server.say('RNG 5 sb.example.com:1863 CKI 1 bob@example.com Bob\n', NS);
    server.accept();
    expect(server.heard()).toBe('ANS 1 alice@example.com 1 5\n');
    server.say('IRO 1 1 1 bob@example.com Bob 32\nANS 1 OK\n');
    const { conversationId } = server.all('conversationChanged')[0] ?? { conversationId: '' };
    server.say('BYE bob@example.com\n');
    expect(server.opened).toHaveLength(1);
    expect(server.outcomeOf(say(server, conversationId, 'hello?'))).toMatchObject({
      code: 'noSuchConversation',
    });
  });

  test('blocked people ring in vain', () => {
    const server = online();
    server.say('ADC 0 BL N=bob@example.com\nRNG 5 sb.example.com:1863 CKI 1 bob@example.com Bob\n', NS);
    expect(server.opened).toHaveLength(1);
  });
});

describe('long text', () => {
  test('goes in packets where everybody takes them', () => {
    const server = online();
    const conversationId = talking(server, 32);
    say(server, conversationId, 'long', 'x'.repeat(4_000));
    const said = server.heard();
    expect(said.match(/MSG \d+ A \d+\n/g)).toHaveLength(4);
    expect(said).toContain('Chunks: 4');
    expect(said.match(/X-Nudge-Line-Id/g)).toHaveLength(1);
  });

  test('goes as several messages where somebody does not; all must arrive', () => {
    const server = online();
    const conversationId = talking(server, 0);
    say(server, conversationId, 'long', 'word '.repeat(800));
    const said = server.heard();
    const count = said.match(/MSG \d+ A \d+\n/g)?.length ?? 0;
    expect(count).toBeGreaterThan(2);
    expect(said).not.toContain('Chunks');
    expect(new Set(said.match(/X-Nudge-Line-Id: .*/g)).size).toBe(count);
    for (let answer = 0; answer < count - 1; answer++) server.say(`ACK ${5 + answer}\n`);
    expect(fates(server, 'long')).toEqual(['waiting', 'sent']);
    server.say(`ACK ${4 + count}\n`);
    expect(fates(server, 'long')).toEqual(['waiting', 'sent', 'delivered']);
  });

  test.each([
    ['line breaks, each two bytes on the wire', '\n'.repeat(3_990), undefined],
    ['a format longer than a message', 'word '.repeat(600), 'F'.repeat(5_000)],
    ['nothing but pictures', '👩‍👩‍👧‍👦'.repeat(300), undefined],
  ])('never makes a message above the limit: %s', (_name, text, font) => {
    const server = online();
    const conversationId = talking(server, 0);
    const format =
      font === undefined
        ? {}
        : {
            format: {
              font,
              bold: false,
              italic: false,
              underline: false,
              strikeThrough: false,
              color: '#000000',
              rightToLeft: false,
            },
          };
    server.submit({ type: 'sendText', conversationId, lineId: 'long', text: `x${text}x`, ...format });
    const lengths = [...server.heard().matchAll(/MSG \d+ A (\d+)\n/g)].map(([, length]) => Number(length));
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(SWITCHBOARD_MESSAGE_MAX_BYTES);
  });

  test('has an end', () => {
    const server = online();
    const conversationId = open(server);
    const request = say(server, conversationId, 'endless', 'x'.repeat(TEXT_MAX_LENGTH + 1));
    expect(server.outcomeOf(request)).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(fates(server, 'endless')).toEqual(['failed: tooLong']);
  });
});

describe('what cannot be done', () => {
  test('is told at once', () => {
    const server = online();
    const conversationId = open(server);
    const codes = [
      say(server, 'no such thing', 'x'),
      say(server, conversationId, 'blank', '  \n '),
      server.submit({ type: 'openConversation', account: accountOf('alice') }),
      server.submit({ type: 'invite', conversationId, account: BOB }),
    ].map((id) => {
      const outcome = server.outcomeOf(id);
      return outcome?.ok === false ? outcome.code : 'none';
    });
    expect(codes).toEqual(['noSuchConversation', 'invalidArgument', 'invalidArgument', 'invalidArgument']);
    for (const lineId of ['', ' blank', 'x\r\nContent-Type: evil', 'x'.repeat(100)]) {
      expect(server.outcomeOf(say(server, conversationId, lineId, 'text'))).toMatchObject({
        code: 'invalidArgument',
      });
    }
    say(server, conversationId, 'twice');
    expect(server.outcomeOf(say(server, conversationId, 'twice'))).toMatchObject({ code: 'invalidArgument' });
  });

  test('a thousand lines may wait, and no more', () => {
    const server = online();
    const conversationId = open(server);
    for (let line = 0; line < WAITING_LINES_MAX; line++) say(server, conversationId, `line ${line}`);
    expect(server.outcomeOf(say(server, conversationId, 'one more'))).toMatchObject({ code: 'tooSoon' });
  });

  test('before anybody is signed in', () => {
    const server = new ScriptedServer();
    const requests = [
      server.submit({ type: 'openConversation', account: BOB }),
      server.submit({ type: 'setStatus', status: 'busy' }),
      server.submit({ type: 'addContact', account: BOB }),
    ];
    for (const id of requests) expect(server.outcomeOf(id)).toMatchObject({ code: 'notSignedIn' });
  });
});
