import { expect, it } from 'vitest';
import { GIF, JPEG, PNG, png, WEBP } from '../../../../test/sample-pictures.ts';
import { pictureType, pngSize } from './picture-type.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  [PNG, 'image/png'],
  [GIF, 'image/gif'],
  [JPEG, 'image/jpeg'],
  [WEBP, 'image/webp'],
] as const)('knows a picture by its first bytes', (data, type) => {
  expect(pictureType(data)).toBe(type);
});

it.each(['', 'GIF', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', 'RIFF0000WAVE', '\u0000PNG'])(
  'takes %j for no picture',
  (text) => {
    expect(pictureType(bytes(text))).toBeUndefined();
  },
);

it('reads the size of a PNG, and of nothing else', () => {
  expect(pngSize(png(96))).toEqual({ width: 96, height: 96 });
  expect(pngSize(PNG.slice(0, 20))).toBeUndefined();
  expect(pngSize(GIF)).toBeUndefined();
});
