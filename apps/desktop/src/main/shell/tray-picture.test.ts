import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { trayPicture } from './tray-picture.ts';

const fileOf = (file: string): URL => new URL(`../../../../../resources/icons/tray/${file}`, import.meta.url);

it('is one file with all sizes on Windows, which the build makes', () => {
  expect(trayPicture('busy-unread', 'win32')).toEqual({ kind: 'container', file: 'busy-unread.ico' });
});

it.each(['linux', 'darwin'] as const)('is a file for each scale on %s', (platform) => {
  const picture = trayPicture('busy-unread', platform);
  expect(picture.kind).toBe(platform === 'darwin' ? 'template' : 'sizes');
  const { name, sizes } = picture.kind === 'container' ? { name: '', sizes: {} } : picture;
  const missing = Object.keys(sizes).filter((size) => !existsSync(fileOf(`${name}-${size}.png`)));
  expect([Object.keys(sizes).length > 1, missing]).toEqual([true, []]);
});
