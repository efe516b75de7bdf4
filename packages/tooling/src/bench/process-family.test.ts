import { expect, it } from 'vitest';
import { familyOf, parentIn, shareIn } from './process-family.ts';

it('finds the parent behind any name', () => {
  expect(parentIn('12 (a) b) 1 (x) S 34 12 12')).toBe(34);
});

it('reads the proportional share', () => {
  expect(shareIn('Rss:   200 kB\nPss:    120 kB\nPss_Anon: 7 kB\n')).toBe(120);
  expect(shareIn('')).toBe(0);
});

it('takes children and their children, and nobody else', () => {
  const parents = new Map([
    [1, 0],
    [10, 1],
    [11, 10],
    [12, 11],
    [20, 1],
  ]);
  expect(familyOf(10, parents)).toEqual([10, 11, 12]);
});
