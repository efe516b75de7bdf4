import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { png } from '../../../../test/sample-pictures.ts';
import { silentLog } from '../support/log.ts';
import { PictureFolder } from './picture-folder.ts';
import { pictureHash } from './picture-hash.ts';

const DAY = 24 * 60 * 60 * 1000;
let base: string;
let clock: ManualClock;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'nudge-pictures-'));
  clock = new ManualClock(Date.now());
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const open = (limits?: { readonly files: number; readonly bytes: number }): PictureFolder => {
  const options = { folder: path.join(base, 'pictures'), clock, log: silentLog };
  return new PictureFolder(limits === undefined ? options : { ...options, limits });
};

it('gives back what it was given, also after a restart', () => {
  const hash = open().put(png(96, 1)) ?? '';
  const again = open();
  expect(again.url(hash)).toBe(`nudge://app/pictures/${hash}`);
  expect(again.read(hash)).toEqual(Buffer.from(png(96, 1)));
  expect(again.url(pictureHash(png(96, 2)))).toBe('');
});

it('keeps no file that is no picture', () => {
  expect(open().put(new TextEncoder().encode('<svg/>'))).toBeUndefined();
  expect(existsSync(path.join(base, 'pictures'))).toBe(false);
});

it('lets the longest unused go when there are too many', () => {
  const folder = open({ files: 2, bytes: 1_000_000 });
  const [first, second] = [1, 2].map((salt) => folder.put(png(96, salt)) ?? '');
  clock.advance(DAY);
  folder.markUsed(first ?? '');
  const third = folder.put(png(96, 3));
  expect([first, second, third].map((hash) => folder.has(hash ?? ''))).toEqual([true, false, true]);
  expect(readdirSync(path.join(base, 'pictures'))).toHaveLength(2);
});

it('lets go what is too much in bytes, but never the newest', () => {
  const folder = open({ files: 100, bytes: png().length });
  folder.put(png(96, 1));
  const second = folder.put(png(96, 2));
  expect(readdirSync(path.join(base, 'pictures'))).toEqual([second]);
});

it('forgets a file that was damaged or taken away', () => {
  const folder = open();
  const [damaged, gone] = [folder.put(png(96, 1)) ?? '', folder.put(png(96, 2)) ?? ''];
  writeFileSync(path.join(base, 'pictures', damaged), 'rubbish');
  rmSync(path.join(base, 'pictures', gone));
  expect(folder.read(damaged)).toBeUndefined();
  expect(folder.read(gone)).toBeUndefined();
  expect([folder.url(damaged), folder.url(gone)]).toEqual(['', '']);
});

it('stops nothing where it cannot write', () => {
  writeFileSync(path.join(base, 'pictures'), 'a file in the place of the folder');
  expect(open().put(png())).toBeUndefined();
});

it('can be thrown away whole, and says how much it holds', () => {
  const folder = open();
  const first = folder.put(png(96, 1)) ?? '';
  folder.put(png(96, 2));
  expect(folder.bytes).toBe(png(96, 1).length + png(96, 2).length);
  let toldAt = -1;
  folder.cleared.subscribe(() => (toldAt = folder.bytes));
  folder.clear();
  expect([toldAt, folder.url(first), open().bytes]).toEqual([0, '', 0]);
  expect(readdirSync(path.join(base, 'pictures'))).toEqual([]);
});
