/** What is said and who is there, in every word as the test writes it. */
import {
  encodeSwitchboardMessage,
  encodeUtf8,
  splitIntoChunks,
  SWITCHBOARD_MESSAGE_MAX_BYTES,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { RECEIVED_SIGNALS_PER_SECOND } from '../../src/switchboard/conversation.ts';
import { TEXT_MAX_LENGTH } from '../../src/switchboard/conversation-requests.ts';
import { WAITING_LINES_MAX } from '../../src/switchboard/outbox.ts';
import { accountOf } from '../memory/world.ts';
import {
  arrives,
  BOB,
  fates,
  message,
  NS,
  online,
  open,
  say,
  sayText,
  talking,
} from './conversation-scene.ts';
import { ScriptedServer } from './scripted-server.ts';

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
    sayText(server, { conversationId, lineId: 'long', text: 'x'.repeat(4_000) });
    const said = server.heard();
    expect(said.match(/MSG \d+ A \d+\n/g)).toHaveLength(4);
    expect(said).toContain('Chunks: 4');
    expect(said.match(/X-Nudge-Line-Id/g)).toHaveLength(1);
  });

  test('goes as several messages where somebody does not; all must arrive', () => {
    const server = online();
    const conversationId = talking(server, 0);
    sayText(server, { conversationId, lineId: 'long', text: 'word '.repeat(800) });
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
    const request = sayText(server, {
      conversationId,
      lineId: 'endless',
      text: 'x'.repeat(TEXT_MAX_LENGTH + 1),
    });
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
      sayText(server, { conversationId, lineId: 'blank', text: '  \n ' }),
      server.submit({ type: 'openConversation', account: accountOf('alice') }),
      server.submit({ type: 'invite', conversationId, account: BOB }),
    ].map((id) => {
      const outcome = server.outcomeOf(id);
      return outcome?.ok === false ? outcome.code : 'none';
    });
    expect(codes).toEqual(['noSuchConversation', 'invalidArgument', 'invalidArgument', 'invalidArgument']);
    for (const lineId of ['', ' blank', 'x\r\nContent-Type: evil', 'x'.repeat(100)]) {
      expect(server.outcomeOf(sayText(server, { conversationId, lineId, text: 'text' }))).toMatchObject({
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
