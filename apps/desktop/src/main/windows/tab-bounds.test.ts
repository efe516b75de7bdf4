import { expect, it } from 'vitest';
import { tabBounds } from './tab-bounds.ts';

const EDGES = { above: 52, beside: 4, below: 4 };

it('takes what the window leaves', () => {
  expect(tabBounds({ width: 650, height: 530 }, EDGES, 1)).toEqual({ x: 4, y: 52, width: 642, height: 474 });
});

it('grows with the scale of the window', () => {
  expect(tabBounds({ width: 1300, height: 1060 }, EDGES, 1.5)).toEqual({
    x: 6,
    y: 78,
    width: 1288,
    height: 976,
  });
});

it('is never empty', () => {
  expect(tabBounds({ width: 5, height: 20 }, EDGES, 2)).toMatchObject({ width: 1, height: 1 });
});
