import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { renderDisplayPictures, writeDisplayPictures } from './render-display-pictures.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';
/** One object of this size still crosses the slowest way, the switchboard, in a few seconds. */
const LARGEST_PICTURE_BYTES = 40_000;

const pictures = renderDisplayPictures();

test('the shipped set is the one of the specification, each in a file of its own', () => {
  expect(pictures).toHaveLength(24);
  expect(new Set(pictures.map(({ path }) => path)).size).toBe(24);
});

test('each picture is a PNG file 96 pixels square', () => {
  const wrong = pictures.filter(({ bytes }) => {
    const png = Buffer.from(bytes);
    return (
      png.toString('hex', 0, 8) !== PNG_SIGNATURE ||
      png.readUInt32BE(16) !== 96 ||
      png.readUInt32BE(20) !== 96
    );
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('each picture stays small', () => {
  const large = pictures.filter(({ bytes }) => bytes.length > LARGEST_PICTURE_BYTES);
  expect(large.map(({ path }) => path)).toEqual([]);
});

test('the same drawings give the same bytes, so that a picture keeps its hash from build to build', () => {
  const again = renderDisplayPictures();
  expect(
    pictures.filter(({ bytes }, at) => !Buffer.from(bytes).equals(again[at]?.bytes ?? Buffer.of())),
  ).toEqual([]);
});

test('no two pictures are alike', () => {
  expect(new Set(pictures.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).size).toBe(
    pictures.length,
  );
});

test('they are written below the folder that the build names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-pictures-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeDisplayPictures(folder);
  const [first] = pictures;
  expect(
    readFileSync(join(folder, 'display-pictures/lighthouse.png')).equals(first?.bytes ?? Buffer.of()),
  ).toBe(true);
});
