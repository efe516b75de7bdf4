/**
 * How far two pictures of one window are apart, seen from afar: each is cut into squares, and of each square only its
 * mean colour counts. So letters that another Chromium draws otherwise are no difference, but a part that is missing,
 * moved or of another colour is.
 */
import { PNG } from 'pngjs';

/** Pixels. */
const SQUARE = 16;
/** Of the mean of one colour, out of 255: letters a hair thinner stay below. */
const STEP = 12;
const COLORS = [0, 1, 2] as const;

type Mean = readonly number[];

function meansOf({ width, height, data }: PNG): readonly Mean[] {
  const means: Mean[] = [];
  for (let top = 0; top + SQUARE <= height; top += SQUARE) {
    for (let left = 0; left + SQUARE <= width; left += SQUARE) {
      means.push(COLORS.map((color) => meanOf({ width, data }, { left, top, color })));
    }
  }
  return means;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly color: number;
}

function meanOf({ width, data }: Pick<PNG, 'width' | 'data'>, { left, top, color }: Place): number {
  let sum = 0;
  for (let y = top; y < top + SQUARE; y += 1) {
    for (let x = left; x < left + SQUARE; x += 1) sum += data[(y * width + x) * 4 + color] ?? 0;
  }
  return sum / SQUARE ** 2;
}

/** The share of squares that differ, 0 to 1; 1 for pictures of different sizes. Both are PNGs. */
export function coarseDifference(expected: Buffer, shown: Buffer): number {
  const [before, now] = [PNG.sync.read(expected), PNG.sync.read(shown)];
  if (before.width !== now.width || before.height !== now.height) return 1;
  const [means, others] = [meansOf(before), meansOf(now)];
  const differing = means.filter((mean, square) =>
    mean.some((value, color) => Math.abs(value - (others[square]?.[color] ?? 0)) > STEP),
  );
  return differing.length / means.length;
}
