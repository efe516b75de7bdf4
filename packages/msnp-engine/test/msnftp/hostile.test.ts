/** Strangers at the listener, and people who lie: each is dropped, and nothing is believed, thrown or hoarded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNVERIFIED_MAX } from '../../src/msnftp/limits.ts';
import { foreignReceiver, foreignSender, type ForeignEnd } from './foreign.ts';
import { fileOf } from './pair.ts';

const FILE = fileOf(5_000);

/** The right one comes, after all that. */
function expectStillOpen({ pair, end, authCookie }: ForeignEnd): void {
  expect(end.ending).toBeUndefined();
  const right = pair.links.stranger();
  pair.rest();
  right.send(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
  pair.rest();
  right.send('BYE 16777989\r\n');
  pair.rest();
  expect(end.ending).toEqual({ kind: 'done' });
  expect(pair.links.listeners).toEqual([]);
}

describe('at the listener of a sender', () => {
  test.each([
    ['a wrong cookie', 'VER MSNFTP\r\nUSR bob@example.com 12345\r\n'],
    ['a wrong account', (cookie: string) => `VER MSNFTP\r\nUSR eve@example.com ${cookie}\r\n`],
    ['no version', (cookie: string) => `USR bob@example.com ${cookie}\r\n`],
    ['another protocol', 'VER MSNP8\r\n'],
    ['a request for the file', 'VER MSNFTP\r\nTFR\r\n'],
    ['another sender', 'VER MSNFTP\r\nFIL 5000\r\n'],
    ['a web browser', 'GET / HTTP/1.1\r\nHost: localhost\r\n'.repeat(100)],
    ['an endless line', 'A'.repeat(100_000)],
    ['endless lines', 'XYZ\r\n'.repeat(2_000)],
    ['endless greetings', 'VER MSNFTP\r\n'.repeat(2_000)],
    ['blocks', new Uint8Array(3_000)],
    ['half a user', 'VER MSNFTP\r\nUSR bob@example.com\r\n'],
    ['BYE', 'BYE 16777989\r\n'],
    ['CCL', 'VER MSNFTP\r\nCCL\r\n'],
  ])('%s is dropped, and the right one still gets in', (_name, words) => {
    const foreign = foreignReceiver(FILE, 'we');
    const said = foreign.say(typeof words === 'function' ? words(foreign.authCookie) : words);
    expect(foreign.socket.isClosed).toBe(true);
    expect(said.length).toBeLessThan(10_000);
    expect(said).not.toContain('FIL');
    expectStillOpen(foreign);
  });

  test('a crowd that says nothing pushes nobody out for good, and is put out with the listener', () => {
    const foreign = foreignReceiver(FILE, 'we');
    const crowd = Array.from({ length: 50 }, () => foreign.pair.links.stranger());
    foreign.pair.rest();
    // Two ends of each connection.
    expect(foreign.pair.links.openConnections).toBeLessThanOrEqual(2 * UNVERIFIED_MAX);
    expectStillOpen(foreign);
    expect(crowd.every(({ isClosed }) => isClosed)).toBe(true);
  });

  test('one that says a byte now and then has half a minute', () => {
    const { pair, end, socket } = foreignReceiver(FILE, 'we');
    for (let second = 0; second < 31; second++) {
      socket.send('V');
      pair.advance(1_000);
    }
    expect(socket.isClosed).toBe(true);
    expect(end.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
    expect(pair.bob.heard.at(-1)).toMatchObject({ command: 'cancel', code: 'transferFailed' });
  });

  test('the right one that never wants the file has half a minute too', () => {
    const { pair, end, say, authCookie } = foreignReceiver(FILE, 'we');
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\n`);
    for (let second = 0; second < 31; second++) {
      say('HMM\r\n');
      pair.advance(1_000);
    }
    expect(end.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test('the right one that sends what a receiver does not', () => {
    const { end, say, authCookie } = foreignReceiver(FILE, 'we');
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
    say('A'.repeat(1_000));
    expect(end.ending).toEqual({ kind: 'failed', reason: 'badPeer' });
  });
});

describe('nobody gets in', () => {
  test('without an invitation: there is no listener', () => {
    const foreign = foreignReceiver(FILE, 'they');
    expect(foreign.pair.links.listeners.filter(({ id }) => id > 0)).toEqual([]);
    const other = foreignSender(11, 'they');
    expect(other.pair.links.listeners.filter(({ id }) => id > 0)).toEqual([]);
  });

  test('once the right one is there', () => {
    const foreign = foreignReceiver(FILE, 'we');
    const { port } = foreign.pair.links.listeners[0] ?? { port: 0 };
    foreign.say(`VER MSNFTP\r\nUSR bob@example.com ${foreign.authCookie}\r\n`);
    const late = foreign.pair.links.stranger(port);
    foreign.pair.rest();
    expect(late.isClosed).toBe(true);
  });
});

describe('at the listener of a receiver', () => {
  test('whoever does not know the size of the file is dropped', () => {
    const { pair, say, socket, end } = foreignSender(700, 'we');
    say('VER MSNFTP\r\nFIL 699\r\n');
    expect([socket.isClosed, end.ending]).toEqual([true, undefined]);
    const right = pair.links.stranger();
    pair.rest();
    right.send('VER MSNFTP\r\nFIL 700\r\n');
    pair.rest();
    expect(right.heard).toContain('TFR');
  });
});

describe('a sender', () => {
  const announce = (size: number, offered = size): ForeignEnd => {
    const foreign = foreignSender(offered, 'they');
    foreign.say(`VER MSNFTP\r\nFIL ${size}\r\n`);
    return foreign;
  };
  const badPeer = { kind: 'failed', reason: 'badPeer' };

  test.each([
    ['more bytes than announced', [0, 4, 0, 1, 2, 3, 4]],
    ['a block that says it is longer than the file', [0, 255, 255, 1, 2, 3, 4]],
    ['an end block with a length', [1, 5, 0]],
    ['garbage where a block should be', [200, 200, 200, 10]],
    ['a line of commands', [...Buffer.from('TFR\r\n')]],
    ['an endless line', Array.from({ length: 2_000 }, () => 65)],
  ])('%s', (_name, bytes) => {
    const { say, end, socket } = announce(3);
    say(Uint8Array.from(bytes));
    expect(end.ending).toEqual(badPeer);
    expect(socket.isClosed).toBe(true);
    expect(end.content.length).toBeLessThanOrEqual(3);
  });

  test('fewer bytes than announced, then nothing', () => {
    const { say, end, pair } = announce(30);
    say(Uint8Array.of(0, 4, 0, 1, 2, 3, 4));
    pair.advance(31_000);
    expect(end.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test('fewer bytes than announced, then the end of the line', () => {
    const { say, end, pair, socket } = announce(30);
    say(Uint8Array.of(0, 4, 0, 1, 2, 3, 4));
    socket.close();
    pair.rest();
    expect(end.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
    expect(end.kinds()).not.toContain('complete');
  });

  test('a size above the one that was agreed to', () => {
    const { end, socket, heard } = announce(701, 700);
    expect(end.ending).toEqual(badPeer);
    expect([heard(), socket.isClosed]).toEqual(['', true]);
    expect(end.kinds()).not.toContain('startsAt');
  });

  test.each(['FIL 99999999999999999999', 'FIL -1', 'FIL', 'FIL 1e9'])('%s', (line) => {
    const { say, end, socket } = foreignSender(11, 'they');
    say(`VER MSNFTP\r\n${line}\r\n`);
    expect([socket.isClosed, end.ending]).toEqual([true, { kind: 'failed', reason: 'notConnected' }]);
  });

  test('whatever comes after the last byte does not matter', () => {
    const { say, end, pair } = announce(3);
    end.settles = 'later';
    say(Uint8Array.of(0, 3, 0, 1, 2, 3));
    say('A'.repeat(5_000));
    end.flow?.settle('good', pair.time.now());
    expect([end.ending, [...end.content]]).toEqual([{ kind: 'done' }, [1, 2, 3]]);
  });
});

const words = fc.oneof(
  fc.constantFrom(
    'VER MSNFTP\r\n',
    'FIL 700\r\n',
    'TFR\r\n',
    'CCL\r\n',
    'BYE 16777989\r\n',
    'USR bob@example.com 1083\r\n',
  ),
  fc.string({ maxLength: 30 }),
);
const piece = fc.oneof(
  words.map((text) => Uint8Array.from(Buffer.from(text))),
  fc.uint8Array({ maxLength: 100 }),
  fc.uint8Array({ maxLength: 60 }).map((data) => Uint8Array.from([0, data.length, 0, ...data])),
);

test('any bytes at all end it once, without a throw, and leave nothing open', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('we', 'they'),
      fc.boolean(),
      fc.array(piece, { maxLength: 30 }),
      (listener, isSender, pieces) => {
        const foreign = isSender ? foreignSender(700, listener) : foreignReceiver(fileOf(700), listener);
        for (const bytes of pieces) foreign.say(bytes);
        foreign.pair.advance(1_000_000);
        expect(foreign.end.ending).toBeDefined();
        expect(foreign.end.content.length).toBeLessThanOrEqual(700);
        expect(foreign.pair.links.listeners.filter(({ id }) => id > 0)).toEqual([]);
        expect(foreign.socket.isClosed || foreign.pair.links.openConnections === 0).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});
