import { describe, expect, it } from 'vitest';
import { codesIn, isEmoticonCode } from './emoticon-codes.ts';

it.each([
  [':)', true],
  ['1234567', true],
  ['12345678', false],
  ['', false],
  ['a b', false],
  ['a\tb', false],
  ['\u202Eabc', false],
  ['\u200B', false],
  ['日本語', true],
])('takes the code %j: %s (B16)', (code, isTaken) => {
  expect(isEmoticonCode(code)).toBe(isTaken);
});

describe('codes in a text', () => {
  it('are found from left to right, the longest first, without overlap', () => {
    expect(codesIn('x:cat:y :ca', [':ca', ':cat:', 'y'])).toEqual([':cat:', 'y', ':ca']);
    expect(codesIn('aaa', ['aa', 'a'])).toEqual(['aa', 'a']);
  });

  it('must be written exactly so', () => {
    expect(codesIn('hi Hi HI', ['Hi'])).toEqual(['Hi']);
    expect(codesIn('hI', ['Hi'])).toEqual([]);
  });

  it('count once each, five at most', () => {
    expect(codesIn('a a a b c d e f', ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
