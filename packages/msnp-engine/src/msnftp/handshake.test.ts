import { parseAccountName, readMsnftpLine } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { Handshake, type HandshakeTerms } from './handshake.ts';

const bob = parseAccountName('bob@example.com');
if (bob === undefined) throw new Error('no account');
const SENDER: HandshakeTerms = { role: 'sender', receiver: bob, authCookie: '1083', size: 11 };
const RECEIVER: HandshakeTerms = { role: 'receiver', receiver: bob, authCookie: '1083' };

function after(terms: HandshakeTerms, ...lines: readonly string[]): unknown {
  const handshake = new Handshake(terms);
  return lines.map((line) => handshake.next(readMsnftpLine(line))).at(-1);
}

test('the receiver begins', () => {
  expect(new Handshake(RECEIVER).begin()).toEqual({ verb: 'VER', dialects: ['MSNFTP'] });
  expect(new Handshake(SENDER).begin()).toBeUndefined();
});

describe('a sender', () => {
  test('repeats the version once, and says the size to the right one', () => {
    expect(after(SENDER, 'VER MSNFTP')).toEqual({
      kind: 'going',
      say: { verb: 'VER', dialects: ['MSNFTP'] },
    });
    expect(after(SENDER, 'VER MSNFTP', 'VER MSNFTP')).toEqual({ kind: 'going' });
    const verified = { kind: 'verified', size: 11, say: { verb: 'FIL', size: 11 } };
    expect(after(SENDER, 'VER MSNFTP', 'USR BOB@example.com 1083')).toEqual(verified);
  });

  test.each([
    [['USR bob@example.com 1083']],
    [['VER MSNFTP', 'USR eve@example.com 1083']],
    [['VER MSNFTP', 'USR bob@example.com 1084']],
    [['VER MSNFTP', 'USR bob@example.com 01083']],
    [['VER MSNFTP', 'USR bob@example.com']],
    [['VER MSNFTP', 'FIL 11']],
    [['VER MSNFTP', 'TFR']],
    [['VER MSNFTP', 'BYE 1']],
    [['VER MSNP8']],
    [['HELO there']],
  ])('refuses %j', (lines) => {
    expect(after(SENDER, ...lines)).toEqual({ kind: 'refused' });
  });
});

describe('a receiver', () => {
  test('says who it is, and hears the size', () => {
    const user = { verb: 'USR', account: 'bob@example.com', authCookie: '1083' };
    expect(after(RECEIVER, 'VER 1 MSNFTP')).toEqual({ kind: 'going', say: user });
    expect(after(RECEIVER, 'VER MSNFTP', 'HMM', 'FIL 12')).toEqual({ kind: 'verified', size: 12 });
  });

  test('that listens believes one size only', () => {
    const terms = { ...RECEIVER, requiredSize: 11 };
    expect(after(terms, 'VER MSNFTP', 'FIL 12')).toEqual({ kind: 'refused' });
    expect(after(terms, 'VER MSNFTP', 'FIL 11')).toEqual({ kind: 'verified', size: 11 });
  });

  test.each([[['FIL 11']], [['VER MSNFTP', 'FIL eleven']], [['VER MSNFTP', 'USR bob@example.com 1083']]])(
    'refuses %j',
    (lines) => {
      expect(after(RECEIVER, ...lines)).toEqual({ kind: 'refused' });
    },
  );
});
