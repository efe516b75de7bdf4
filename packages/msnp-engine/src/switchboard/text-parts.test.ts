import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, utf8Length } from './text-parts.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('cutText', () => {
  test.each([
    ['', []],
    ['abc', ['abc']],
    ['abcd', ['abcd']],
    ['abcde', ['abcd', 'e']],
    ['éé', ['éé']],
    ['ééé', ['éé', 'é']],
  ])('%j in parts of four bytes', (text, parts) => {
    expect(cutText(text, 4)).toEqual(parts);
  });

  test('words are kept whole where a blank is near the end of a part', () => {
    expect(cutText('hello big world', 11)).toEqual(['hello big ', 'world']);
    expect(cutText('a incomprehensible', 10)[0]).toBe('a incompre');
  });

  test('what the reader sees as one character is not torn, unless it alone is too long', () => {
    const size = utf8Length(FAMILY);
    expect(cutText(`ab${FAMILY}cd`, size + 1)).toEqual(['ab', `${FAMILY}c`, 'd']);
    const torn = cutText(FAMILY, 8);
    expect(torn.length).toBeGreaterThan(1);
    expect(torn.join('')).toBe(FAMILY);
  });

  test('a word goes to the next part only where there is room for it', () => {
    const heap = `e${'\u0301'.repeat(5)}`;
    expect(cutText(`hello b${heap}`, 11)).toEqual(['hello b', heap]);
  });

  test('any text comes back whole, in parts within the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 4, max: 80 }),
        (text, limit) => {
          const parts = cutText(text, limit);
          expect(parts.join('')).toBe(text);
          expect(parts.every((part) => part !== '' && utf8Length(part) <= limit)).toBe(true);
        },
      ),
    );
  });
});

test('utf8Length is that of the encoder, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.from(text).length);
    }),
  );
  expect(utf8Length('\uD800')).toBe(3);
});
