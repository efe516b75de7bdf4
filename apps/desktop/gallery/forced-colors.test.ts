import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { pixelsApart } from './forced-colors.ts';

/** Eight by eight, with so many pixels of a grey from the beginning. */
function picture(count: number, grey: number): Buffer {
  const image = new PNG({ width: 8, height: 8 });
  image.data.fill(255);
  for (let at = 0; at < count; at += 1) image.data.fill(grey, at * 4, at * 4 + 3);
  return PNG.sync.write(image);
}

it('counts what anybody sees, and no step of colour that nobody does', () => {
  expect(pixelsApart(picture(0, 0), picture(0, 0))).toBe(0);
  expect(pixelsApart(picture(0, 0), picture(28, 0))).toBe(28);
  expect(pixelsApart(picture(0, 0), picture(28, 250))).toBe(0);
});
