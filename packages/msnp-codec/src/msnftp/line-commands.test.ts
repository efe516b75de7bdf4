import { expect, test } from 'vitest';
import { textOf } from '../../test/vectors.ts';
import { BYE_CODES, byeMeaning, encodeMsnftpLine, readMsnftpLine } from './line-commands.ts';

test.each([
  ['VER MSNFTP', { verb: 'VER', dialects: ['MSNFTP'] }],
  ['VER 0 MSNFTP', { verb: 'VER', dialects: ['0', 'MSNFTP'] }],
  ['ver MSNFTP', { verb: 'VER', dialects: ['MSNFTP'] }],
  [' USR  a@b   12 x ', { verb: 'USR', account: 'a@b', authCookie: '12' }],
  ['FIL 0', { verb: 'FIL', size: 0 }],
  ['FIL 9007199254740991', { verb: 'FIL', size: Number.MAX_SAFE_INTEGER }],
  ['TFR now', { verb: 'TFR' }],
  ['CCL', { verb: 'CCL' }],
  ['BYE 2164261683', { verb: 'BYE', code: BYE_CODES.senderCancelled }],
])('%s', (text, line) => {
  expect(readMsnftpLine(text)).toEqual(line);
});

test.each([
  ['VER', 'VER'],
  ['USR a@b', 'USR'],
  ['FIL', 'FIL'],
  ['FIL -1', 'FIL'],
  ['FIL 1e3', 'FIL'],
  ['FIL 9007199254740992', 'FIL'],
  ['FIL 18446744073709551615', 'FIL'],
  ['FIL 00000000000000001', 'FIL'],
  ['BYE', 'BYE'],
  ['BYE 4294967296', 'BYE'],
])('%s makes no sense', (text, name) => {
  expect(readMsnftpLine(text)).toEqual({ verb: 'malformed', name });
});

test.each(['', 'GET / HTTP/1.1', 'VERMSNFTP', 'MSG 1', '\0'])('%j is no line of the protocol', (text) => {
  expect(readMsnftpLine(text)).toEqual({ verb: 'unknown' });
});

test.each(Object.entries(BYE_CODES))('BYE %s', (reason, code) => {
  expect(byeMeaning(code)).toBe(reason);
});

test('any other BYE is a failure', () => {
  expect([0, 1, 0x0100_0304, 0xffff_ffff].map(byeMeaning)).toEqual(Array(4).fill('failure'));
});

test('an argument cannot forge a line or another argument', () => {
  const line = encodeMsnftpLine({ verb: 'USR', account: 'a@b\r\nTFR', authCookie: '1 2\n' });
  expect(textOf(line)).toBe('USR a@bTFR 12\r\n');
});
