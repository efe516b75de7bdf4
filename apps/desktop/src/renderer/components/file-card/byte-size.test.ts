import { expect, it } from 'vitest';
import { fractionDigits, inUnit, sizeUnit } from './byte-size.ts';

it.each([
  [0, 'bytes'],
  [999, 'bytes'],
  [1000, 'kilobytes'],
  [843 * 1024, 'kilobytes'],
  [1024 * 1024, 'megabytes'],
  [5 * 1024 ** 3, 'gigabytes'],
  [Number.MAX_SAFE_INTEGER, 'terabytes'],
])('%i bytes are said in %s', (bytes, unit) => {
  expect(sizeUnit(bytes)).toBe(unit);
});

it('rounds to what one reads at a glance', () => {
  expect(inUnit(2.4 * 1024 ** 2, 'megabytes')).toBeCloseTo(2.4);
  expect([
    fractionDigits(2.4, 'megabytes'),
    fractionDigits(843, 'kilobytes'),
    fractionDigits(3, 'bytes'),
  ]).toEqual([1, 0, 0]);
});
