/** Habits of other clients, which are to be borne; none of them is copied. */
import { describe, expect, test } from 'vitest';
import { foreignReceiver, foreignSender } from './foreign.ts';
import { fileOf, Pair } from './pair.ts';

const FILE = fileOf(5_000);

function blocks(...pieces: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    pieces.flatMap((piece) => [Uint8Array.of(0, piece.length & 255, piece.length >> 8), piece]),
  );
}

describe('a receiver', () => {
  test('ends its lines with LF, and cancels so', () => {
    const { say, authCookie, end } = foreignReceiver(FILE, 'we');
    expect(say('VER MSNFTP\n')).toBe('VER MSNFTP\r\n');
    expect(say(`USR bob@example.com ${authCookie}\n`)).toBe('FIL 5000\r\n');
    expect(say('TFR\n')).toHaveLength(5_009);
    say('CCL\n');
    expect(end.ending).toEqual({ kind: 'cancelled', by: 'them' });
  });

  test('numbers its version, spells its account otherwise, and says all at once', () => {
    const { say, authCookie, end } = foreignReceiver(FILE, 'we');
    const said = say(`VER 1 MSNFTP\r\nUSR Bob@Example.COM ${authCookie}\r\nTFR\r\n`);
    expect(said.startsWith('VER MSNFTP\r\nFIL 5000\r\n')).toBe(true);
    say('BYE 16777989\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });

  test('says that it has a name for it', () => {
    const { say, authCookie, end } = foreignReceiver(FILE, 'they');
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nPRP something\r\nTFR\r\n`);
    say('BYE 16777987\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });

  test.each([
    ['16777989', { kind: 'failed', reason: 'badPeer' }],
    ['2147942405', { kind: 'failed', reason: 'peerFailed' }],
    ['2164261682', { kind: 'cancelled', by: 'them' }],
    ['2164261683', { kind: 'failed', reason: 'peerFailed' }],
    ['2164261694', { kind: 'failed', reason: 'notConnected' }],
    ['1', { kind: 'failed', reason: 'peerFailed' }],
    ['x', { kind: 'failed', reason: 'badPeer' }],
  ])('says BYE %s too early', (code, ending) => {
    const { say, authCookie, end, socket } = foreignReceiver(FILE, 'we');
    end.isDiskStuck = true;
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
    say(`BYE ${code}\r\n`);
    expect(end.ending).toEqual(ending);
    expect(socket.isClosed).toBe(true);
  });

  test('has all of it, and closes without BYE: nobody knows', () => {
    const { say, authCookie, end, socket, pair } = foreignReceiver(FILE, 'we');
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
    socket.close();
    pair.rest();
    expect(end.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
  });

  test('has all of it, and never says BYE: two minutes', () => {
    const { say, authCookie, end, pair } = foreignReceiver(FILE, 'we');
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
    pair.advance(119_000);
    expect(end.ending).toBeUndefined();
    pair.advance(2_000);
    expect(end.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test.each([
    ['in the middle', 4_000, [1, 0, 0]],
    ['behind the last byte', 5_000, []],
  ])('hears of a cancellation %s in blocks', (_name, supplied, last) => {
    const { say, authCookie, end, pair, heard } = foreignReceiver(FILE, 'we');
    end.isDiskStuck = true;
    say(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\nTFR\r\n`);
    end.flow?.supply(FILE.slice(0, supplied), pair.time.now());
    pair.rest();
    heard();
    end.cancel();
    pair.rest();
    expect([...Buffer.from(heard(), 'latin1')]).toEqual(last);
  });

  test('listens although it was not asked to', () => {
    const { say, authCookie, end } = foreignReceiver(FILE, 'they', new Pair());
    say('VER MSNFTP\r\n');
    say(`USR bob@example.com ${authCookie}\r\n`);
    say('TFR\r\n');
    say('BYE 16777989\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });
});

describe('a sender', () => {
  test('speaks first when it connects', () => {
    const { say, end, authCookie } = foreignSender(3, 'we');
    const heard = say('VER MSNFTP\r\n');
    expect(heard).toBe(`VER MSNFTP\r\nUSR bob@example.com ${authCookie}\r\n`);
    expect(say('VER MSNFTP\r\nFIL 3\r\n')).toBe('TFR\r\n');
    expect(say(blocks(Uint8Array.of(1, 2, 3)))).toBe('BYE 16777989\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });

  test('sends blocks of any length, empty ones too, and closes as soon as it has', () => {
    const { say, end, socket, pair } = foreignSender(700, 'they');
    end.settles = 'later';
    say('VER MSNFTP\nFIL 700\n');
    say(blocks(fileOf(1), new Uint8Array(0), fileOf(3).slice(1), fileOf(700).slice(3)));
    socket.close();
    pair.rest();
    end.flow?.settle('good', pair.time.now());
    expect(end.ending).toEqual({ kind: 'done' });
    expect(Buffer.compare(end.content, fileOf(700))).toBe(0);
  });

  test('has less than it offered: so much is all', () => {
    const { say, end } = foreignSender(700, 'they');
    say('VER MSNFTP\r\nFIL 400\r\n');
    expect(end.events).toContainEqual({ kind: 'startsAt', position: 0, size: 400 });
    expect(say(blocks(fileOf(400)))).toBe('BYE 16777989\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });

  test('has nothing to send', () => {
    const { say, end } = foreignSender(0, 'they');
    expect(say('VER MSNFTP\r\n')).toContain('USR bob@example.com 1083\r\n');
    expect(say('FIL 0\r\n')).toBe('TFR\r\nBYE 16777989\r\n');
    expect(end.ending).toEqual({ kind: 'done' });
  });

  test('cancels by the line that receivers use', () => {
    const { say, end } = foreignSender(700, 'they');
    say('VER MSNFTP\r\nFIL 700\r\n');
    say('CCL\r\n');
    expect(end.ending).toEqual({ kind: 'cancelled', by: 'them' });
  });

  test('is told how it went here', () => {
    for (const [act, said] of [
      ['cancel', 'CCL\r\n'],
      ['disk', 'BYE 2147942405\r\n'],
    ] as const) {
      const { say, end, heard, pair, socket } = foreignSender(700, 'they');
      say('VER MSNFTP\r\nFIL 700\r\n');
      if (act === 'cancel') end.cancel();
      else end.flow?.cancel('diskFull', pair.time.now());
      pair.rest();
      expect(heard()).toBe(said);
      expect(socket.isClosed).toBe(true);
    }
  });
});
