// @vitest-environment happy-dom
import { EMOTICON_MAX_BYTES, EMOTICON_MAX_SIDE } from '@nudge/ipc-contract';
import { beforeEach, expect, it, vi } from 'vitest';
import type { drawnAsPng } from '../picture-crop/decode-image.ts';
import { readEmoticonFile } from './read-emoticon-file.ts';

vi.mock(import('../picture-crop/decode-image.ts'), async (original) => ({
  ...(await original()),
  drawnAsPng: vi.fn<typeof drawnAsPng>(async () => new Blob(['still'], { type: 'image/png' })),
}));

const MOVING = 0x02;
const webp = (flags: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...new TextEncoder().encode('RIFF....WEBPVP8X....'), flags, 0, 0, 0]);
const large = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(EMOTICON_MAX_BYTES + 1);
  all.set(bytes);
  return all;
};

const picture = { width: EMOTICON_MAX_SIDE, height: EMOTICON_MAX_SIDE, close: (): void => {} };

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async () => ({ ...picture }));
});

async function isKept(content: Uint8Array<ArrayBuffer>, type: string): Promise<boolean> {
  const read = await readEmoticonFile(new File([content], 'moving', { type }));
  if (!read.ok) throw new Error(read.problem);
  return new TextDecoder().decode(read.data) !== 'still';
}

it.each(['image/png', 'image/gif'])('keeps %s that fits as it is, moving or not', async (type) => {
  expect(await isKept(new Uint8Array([1, 2, 3]), type)).toBe(true);
});

it('keeps a WebP that moves, and draws one that does not for those who know no WebP', async () => {
  expect(await isKept(webp(MOVING), 'image/webp')).toBe(true);
  expect(await isKept(webp(0), 'image/webp')).toBe(false);
  expect(await isKept(new TextEncoder().encode('RIFF....WEBPVP8 ....\u0002'), 'image/webp')).toBe(false);
});

it('draws what is too large in either way, as the hint says', async () => {
  expect(await isKept(large(webp(MOVING)), 'image/webp')).toBe(false);
  vi.stubGlobal('createImageBitmap', async () => ({ ...picture, width: EMOTICON_MAX_SIDE + 1 }));
  expect(await isKept(webp(MOVING), 'image/webp')).toBe(false);
  expect(await isKept(new Uint8Array([1]), 'image/gif')).toBe(false);
});
