import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { comparePictures, packed } from './compare-pictures.ts';

type Color = readonly [number, number, number];

const PAPER: Color = [236, 240, 245];
const INK: Color = [21, 50, 144];

interface Square {
  readonly at: number;
  readonly side: number;
  readonly color: Color;
}

/** A sheet with squares on it. */
function picture(squares: readonly Square[] = [], size = 96): Buffer {
  const image = new PNG({ width: size, height: size });
  for (let index = 0; index < size * size; index += 1) {
    const [x, y] = [index % size, Math.floor(index / size)];
    const square = squares.find(({ at, side }) => x >= at && x < at + side && y >= at && y < at + side);
    image.data.set([...(square?.color ?? PAPER), 255], index * 4);
  }
  return PNG.sync.write(image);
}

const icon: Square = { at: 20, side: 16, color: INK };

describe('two pictures', () => {
  it('are the same when they are', () => {
    expect(comparePictures(picture([icon]), picture([icon]))).toEqual({ kind: 'same' });
  });

  it('are the same after one was packed', () => {
    expect(comparePictures(packed(picture([icon])), picture([icon]))).toEqual({ kind: 'same' });
  });

  it('differ when an icon is gone, and say where', () => {
    const comparison = comparePictures(picture([icon]), picture());
    expect(comparison).toMatchObject({ kind: 'different', pixels: 16 * 16 });
    if (comparison.kind !== 'different') return;
    const { data, width } = PNG.sync.read(comparison.marked);
    const inIcon = (25 * width + 25) * 4;
    expect([...data.subarray(inIcon, inIcon + 3)]).toEqual([255, 0, 0]);
  });

  it('differ when a colour changed that one would see', () => {
    const other: Square = { ...icon, color: [21, 70, 144] };
    expect(comparePictures(picture([icon]), picture([other])).kind).toBe('different');
  });

  it('are the same with a few pixels here and there', () => {
    const specks = [4, 34, 64, 90].map((at): Square => ({ at, side: 3, color: INK }));
    expect(comparePictures(picture(), picture(specks))).toEqual({ kind: 'same' });
  });

  it('differ when a short word is gone, as thin as its letters are', () => {
    const strokes = [20, 24, 28].map((at): Square => ({ at, side: 3, color: INK }));
    expect(comparePictures(picture(strokes), picture()).kind).toBe('different');
  });

  it('differ in size', () => {
    expect(comparePictures(picture([], 96), picture([], 95))).toEqual({
      kind: 'otherSize',
      words: '95 × 95 instead of 96 × 96',
    });
  });
});
