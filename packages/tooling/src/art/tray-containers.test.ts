import { expect, it } from 'vitest';
import { trayContainers } from './tray-containers.ts';
import { TRAY_DRAWINGS, TRAY_SIZES } from './tray-icons.ts';

it('hold each state in all sizes, with and without the dot', () => {
  const files = trayContainers();
  expect(files).toHaveLength(2 * TRAY_DRAWINGS.length);
  expect(files.map(({ path }) => path)).toContain('icons/tray/busy-unread.ico');
  for (const { bytes } of files) {
    const file = Buffer.from(bytes);
    const widths = TRAY_SIZES.map((_, index) => file.readUInt8(6 + index * 16));
    expect([file.readUInt16LE(2), file.readUInt16LE(4), widths]).toEqual([1, TRAY_SIZES.length, TRAY_SIZES]);
  }
});

it('tell the states apart', () => {
  const contents = trayContainers().map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  expect(new Set(contents).size).toBe(contents.length);
});
