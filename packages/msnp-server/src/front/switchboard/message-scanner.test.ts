import { encodeUtf8 } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { MessageScanner } from './message-scanner.ts';

const scanner = new MessageScanner();

function scan(text: string) {
  const bytes = encodeUtf8(text);
  const result = scanner.scan(bytes, 0, true);
  const found = Array.from({ length: scanner.count }, (_, index) => ({
    trId: scanner.trIds[index],
    mode: String.fromCharCode(scanner.modes[index] ?? 0),
    tail: text.slice(scanner.tails[index], scanner.ends[index]),
  }));
  return { result, found, rest: text.slice(scanner.end) };
}

const TWO = 'MSG 1 U 0\r\nMSG 4294967295 A 11\r\nMSG 1 U 0\r\n';

describe('plain messages', () => {
  test('are found with what stands behind their mode', () => {
    expect(scan(TWO)).toEqual({
      result: 'complete',
      found: [
        { trId: 1, mode: 'U', tail: '0\r\n' },
        { trId: 4_294_967_295, mode: 'A', tail: '11\r\nMSG 1 U 0\r\n' },
      ],
      rest: '',
    });
    expect(scanner.acknowledged).toBe(1);
    expect(scanner.tailBytes).toBe(3 + 15);
  });

  test('cut anywhere they are partial, and nothing of the rest is lost', () => {
    for (let cut = 1; cut < TWO.length; cut++) {
      const { result, rest } = scan(TWO.slice(0, cut));
      const isWhole = cut === 11;
      expect([cut, result]).toEqual([cut, isWhole ? 'complete' : 'partial']);
      expect(rest).toBe(cut < 11 ? TWO.slice(0, cut) : TWO.slice(11, cut));
    }
  });

  test('many more than one scan takes', () => {
    const text = 'MSG 1 U 0\r\n'.repeat(1_000);
    const { found, rest } = scan(text);
    expect(found.length).toBeLessThan(1_000);
    expect(rest.length).toBe(text.length - found.length * 11);
  });
});

describe('what is left to the frame reader', () => {
  test.each([
    'CAL 1 alice@example.com\r\n',
    'msg 1 U 0\r\n',
    'MSGX 1 U 0\r\n',
    'MSG  1 U 0\r\n',
    'MSG x U 0\r\n   ',
    'MSG 4294967296 U 0\r\n',
    'MSG 12345678901 U 0\r\n',
    'MSG 1 X 0\r\n',
    'MSG 1 UU 0\r\n',
    'MSG 1 U\r\n       ',
    'MSG 1 U -1\r\n',
    'MSG 1 U 1665\r\n',
    'MSG 1 U 99999\r\n',
    'MSG 1 U 0 \r\n',
    'MSG 1 U 0\n    ',
    'MSG\n',
    'OUT\r\n',
    '\r\n',
  ])('%j', (text) => {
    expect(scan(text)).toEqual({ result: 'other', found: [], rest: text });
    expect(scan(`MSG 1 U 0\r\n${text}`).rest).toBe(text);
  });
});
