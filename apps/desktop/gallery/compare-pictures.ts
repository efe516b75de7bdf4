/** Whether two pictures show the same, with the tolerance that drawing a second time needs. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Between 0, the same, and 1, black and white: a step of colour that the eye does not find side by side. */
const COLOR_STEP = 0.03;
/** The side of the place that is looked at at once, pixels: a little more than an icon. */
const PLACE = 24;
/** Pixels of one such place that may differ: the edge of a letter, but no icon and no word, be it a short one. */
const MAX_PIXELS = 12;

export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'otherSize'; readonly words: string }
  | {
      readonly kind: 'different';
      /** The most in one place. */
      readonly pixels: number;
      /** A PNG with the places in red. */
      readonly marked: Buffer;
    };

const sizeOf = ({ width, height }: PNG): string => `${width} × ${height}`;

/** Two PNGs; edges that are only smoothed in another way are no difference. */
export function comparePictures(expected: Buffer, shown: Buffer): Comparison {
  const [before, now] = [PNG.sync.read(expected), PNG.sync.read(shown)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height)
    return { kind: 'otherSize', words: `${sizeOf(now)} instead of ${sizeOf(before)}` };
  const marked = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, marked.data, width, height, {
    threshold: COLOR_STEP,
    windowSize: PLACE,
  });
  if (pixels <= MAX_PIXELS) return { kind: 'same' };
  return { kind: 'different', pixels, marked: PNG.sync.write(marked) };
}

/** Shades of each colour that a kept picture tells apart: far finer than the step that counts, and half the bytes. */
const SHADE = 4;
const MAX_BYTE = 255;

/** The same picture, as few bytes as the format allows: no transparency, no shades that nobody sees. */
export function packed(picture: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(picture);
  const small = new PNG({ width, height });
  for (const [index, byte] of data.entries())
    small.data[index] = Math.min(MAX_BYTE, Math.round(byte / SHADE) * SHADE);
  return PNG.sync.write(small, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}
