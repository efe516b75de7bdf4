import { expect, test } from 'vitest';
import { loadVectors } from '../../test/vectors.ts';
import { bitsOfLists, LIST_CODES, listsOfBits, parseListCode } from './lists.ts';

const { listVectors } = loadVectors<{ listVectors: readonly (readonly [number, readonly string[]])[] }>(
  'flags',
);

test.each(listVectors)('bits %i are the lists %j', (bits, codes) => {
  const lists = listsOfBits(bits);
  expect(lists.map((list) => LIST_CODES[list])).toEqual(codes);
  expect(bitsOfLists(lists)).toBe(bits);
});

test('bits nobody knows are ignored', () => {
  expect(listsOfBits(32 + 1)).toEqual(['forward']);
});

test('codes are read back, others are not', () => {
  for (const code of Object.values(LIST_CODES))
    expect(LIST_CODES[parseListCode(code) ?? 'forward']).toBe(code);
  for (const code of ['', 'fl', 'XL', 'constructor']) expect(parseListCode(code)).toBeUndefined();
});
