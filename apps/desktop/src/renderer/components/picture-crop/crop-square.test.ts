import { expect, it } from 'vitest';
import { movedSquare, resizedSquare, wholeSquare } from './crop-square.ts';

const WIDE = { width: 200, height: 100 };

it('begins with the largest square in the middle', () => {
  expect(wholeSquare(WIDE)).toEqual({ x: 50, y: 0, side: 100 });
});

it('moves, but not out of the picture', () => {
  expect(movedSquare(wholeSquare(WIDE), { x: 500, y: 5 }, WIDE)).toEqual({ x: 100, y: 0, side: 100 });
  expect(movedSquare(wholeSquare(WIDE), { x: -500, y: -5 }, WIDE)).toEqual({ x: 0, y: 0, side: 100 });
});

it('shrinks about its middle, and grows as far as there is room', () => {
  expect(resizedSquare(wholeSquare(WIDE), 50, WIDE)).toEqual({ x: 75, y: 25, side: 50 });
  expect(resizedSquare({ x: 150, y: 0, side: 50 }, 900, WIDE)).toEqual({ x: 100, y: 0, side: 100 });
});

it('stays large enough to be seen, where the picture is', () => {
  expect(resizedSquare(wholeSquare(WIDE), 1, WIDE).side).toBe(24);
  const tiny = { width: 10, height: 8 };
  expect(resizedSquare(wholeSquare(tiny), 1, tiny)).toEqual({ x: 1, y: 0, side: 8 });
});
