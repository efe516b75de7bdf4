import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadVectors } from '../../test/vectors.ts';
import {
  encodeCurrentMedia,
  parseCurrentMedia,
  renderCurrentMedia,
  type CurrentMedia,
} from './current-media.ts';

interface MediaVector {
  readonly raw: string;
  readonly expect: (CurrentMedia & { readonly rendered: string | null }) | null;
}

const { vectors } = loadVectors<{ vectors: readonly MediaVector[] }>('current-media');

test.each(vectors)('$raw', ({ raw, expect: expected }) => {
  const media = parseCurrentMedia(raw);
  const { rendered = null, ...pieces } = expected ?? {};
  expect(media).toEqual(expected === null ? undefined : pieces);
  expect(media && renderCurrentMedia(media)).toBe(rendered ?? undefined);
});

const piece = fc.stringMatching(/^[^\\]{0,20}$/);

test('every state comes back', () => {
  const media = fc.record({
    application: piece,
    type: fc.constantFrom('Music', 'Games', 'Office'),
    enabled: fc.boolean(),
    format: piece,
    args: fc.array(fc.stringMatching(/^[^\\]{1,20}$/), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(media, (value) => {
      expect(parseCurrentMedia(encodeCurrentMedia(value))).toEqual(value);
    }),
  );
});

test('a song is written as official clients write it', () => {
  const song = { application: '', type: 'Music', enabled: true, format: '{0} - {1}', args: ['a', 'b', 'c'] };
  expect(encodeCurrentMedia(song)).toBe(String.raw`\0Music\01\0{0} - {1}\0a\0b\0c\0\0`);
});

test('places without an argument are shown empty', () => {
  const media = { application: '', type: 'Music', enabled: true, format: '{0}{5}{x}', args: ['a'] };
  expect(renderCurrentMedia(media)).toBe('a{x}');
});

test('a separator inside a piece forges no other', () => {
  const media = { application: '', type: 'Music', enabled: true, format: '{0}', args: [String.raw`a\0b`] };
  expect(parseCurrentMedia(encodeCurrentMedia(media))?.args).toHaveLength(1);
});
