import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { concatenateTextAndBytes, decodeLatin1, decodeUtf8, encodeUtf8 } from './utf8.ts';

test('text comes back from UTF-8, short and long', () => {
  fc.assert(
    fc.property(textOfLength({ maxLength: 100 }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
});

test('bytes that are no UTF-8 are replaced alike, short and long', () => {
  const padding = 'x'.repeat(40);
  expect(decodeUtf8(Uint8Array.of(0x61, 0xff))).toBe('a\ufffd');
  expect(decodeUtf8(Uint8Array.of(...encodeUtf8(padding), 0xff))).toBe(`${padding}\ufffd`);
});

test('every byte is a character of ISO 8859-1', () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => index % 256);
  const text = decodeLatin1(bytes);
  expect(Uint8Array.from(text, (character) => character.charCodeAt(0))).toEqual(bytes);
});

test('arrays handed out never share bytes, whatever their sizes', () => {
  const piece = fc.tuple(textOfLength({ maxLength: 30 }), fc.uint8Array({ maxLength: 3000, size: 'small' }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const written = pieces.map(([text, payload]) => concatenateTextAndBytes(text, payload));
      pieces.forEach(([text, payload], index) => {
        const expected = Buffer.concat([Buffer.from(text), payload]);
        expect(expected.equals(written[index] ?? Buffer.alloc(0))).toBe(true);
      });
    }),
  );
});
