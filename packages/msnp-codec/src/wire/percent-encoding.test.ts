import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { loadVectors } from '../../test/vectors.ts';
import { decodePercent, encodePercent, encodePercentMinimal, rawToken } from './percent-encoding.ts';

interface UrlVectors {
  readonly vectors: readonly { readonly text: string; readonly strict: string; readonly minimal: string }[];
  readonly decodeOnly: readonly { readonly in: string; readonly out: string }[];
}

const { vectors, decodeOnly } = loadVectors<UrlVectors>('url-encoding');

test.each(vectors)('$text is written as $strict and read from both forms', ({ text, strict, minimal }) => {
  expect(encodePercent(text)).toBe(strict);
  expect(decodePercent(strict)).toBe(text);
  expect(decodePercent(minimal)).toBe(text);
});

test.each(decodeOnly)('$in is read as $out', (vector) => {
  expect(decodePercent(vector.in)).toBe(vector.out);
});

test.each([
  ['%', '%'],
  ['%4', '%4'],
  ['a%%41', 'a%A'],
  ['%C3', '\ufffd'],
  ['%C3x%A9', '\ufffdx\ufffd'],
  ['é%C3%A9%zz', 'éé%zz'],
  ['%EF%BB%BFx', '\ufeffx'],
  ['%ED%A0%80', '\ufffd\ufffd\ufffd'],
])('broken %s is read as %s', (broken, text) => {
  expect(decodePercent(broken)).toBe(text);
});

test('any text comes back, and only unreserved characters and escapes go out', () => {
  fc.assert(
    fc.property(textOfLength({}), (text) => {
      const encoded = encodePercent(text);
      expect(encoded).toMatch(/^(?:[\w.~-]|%[\dA-F]{2})*$/);
      expect(decodePercent(encoded)).toBe(text);
      expect(decodePercent(encodePercentMinimal(text))).toBe(text);
    }),
  );
});

test('any string whatever is read and written without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('%', '4', 'f', 'C', '3', 'é', '\ud800', ' ') }), (text) => {
      expect(decodePercent(encodePercent(text))).toBe(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
      expect(typeof decodePercent(text)).toBe('string');
    }),
  );
});

describe('raw tokens', () => {
  test('stay as they are, percent signs included', () => {
    expect(rawToken("t=a$$&p=b%20,ru='x'")).toBe("t=a$$&p=b%20,ru='x'");
    expect(rawToken('名前@例え.jp')).toBe('名前@例え.jp');
  });

  test('cannot forge a token or a line', () => {
    expect(rawToken('a b\r\nOUT\t\u007f😀')).toBe('a%20b%0D%0AOUT%09%7F😀');
  });
});
