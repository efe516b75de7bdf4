import { expect, it } from 'vitest';
import { RISING, risenBounds, SINKING } from './alert-rise.ts';

const WHOLE = { x: 100, y: 200, width: 210, height: 118 };

it('grows step by step to the whole, and shrinks the same way', () => {
  expect(RISING.every((share, index) => share > (RISING[index - 1] ?? 0))).toBe(true);
  expect(RISING.at(-1)).toBe(1);
  expect(SINKING[0]).toBe(1);
  expect(SINKING).toHaveLength(RISING.length);
});

it('keeps the edge it comes from', () => {
  expect(risenBounds(WHOLE, 0.5, 'lowerRight')).toEqual({ ...WHOLE, y: 259, height: 59 });
  expect(risenBounds(WHOLE, 0.5, 'upperLeft')).toEqual({ ...WHOLE, height: 59 });
  expect(risenBounds(WHOLE, 1, 'lowerLeft')).toEqual(WHOLE);
});

it('is never without a height, which no window can be', () => {
  expect(risenBounds(WHOLE, 0, 'lowerRight')).toEqual({ ...WHOLE, y: 317, height: 1 });
});
