import { expect, it } from 'vitest';
import { isGridKey, moveInGrid, type GridKey } from './move-in-grid.ts';

// 0 1
// 2 3 4
// 5
const rows = [2, 3, 1];

it.each<[number, GridKey, number]>([
  [0, 'ArrowRight', 1],
  [1, 'ArrowRight', 2],
  [5, 'ArrowRight', 5],
  [2, 'ArrowLeft', 1],
  [0, 'ArrowLeft', 0],
  [1, 'ArrowDown', 3],
  [4, 'ArrowDown', 5],
  [5, 'ArrowDown', 5],
  [4, 'ArrowUp', 1],
  [5, 'ArrowUp', 2],
  [1, 'ArrowUp', 1],
  [4, 'Home', 0],
  [0, 'End', 5],
])('from %i by %s to %i', (cell, key, expected) => {
  expect(moveInGrid(rows, cell, key)).toBe(expected);
});

it('has nowhere to go in an empty grid', () => {
  expect(moveInGrid([], 0, 'ArrowRight')).toBe(0);
  expect(moveInGrid([], 0, 'End')).toBe(0);
});

it('knows its keys', () => {
  expect(isGridKey('Home')).toBe(true);
  expect(isGridKey('a')).toBe(false);
});
