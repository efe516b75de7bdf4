import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentStamp } from './content-stamp.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stamp-'));
  writeFileSync(path.join(folder, 'a'), 'one');
  writeFileSync(path.join(folder, 'b'), 'two');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('stays the same when only dates change, whatever the order of the names', () => {
  const before = contentStamp(folder, ['a', 'b']);
  utimesSync(path.join(folder, 'a'), 0, 0);
  expect(contentStamp(folder, ['b', 'a'])).toBe(before);
});

it('changes with a content', () => {
  const before = contentStamp(folder, ['a', 'b']);
  writeFileSync(path.join(folder, 'a'), 'onf');
  expect(contentStamp(folder, ['a', 'b'])).not.toBe(before);
});

it('changes with a name', () => {
  const before = contentStamp(folder, ['a', 'b']);
  renameSync(path.join(folder, 'b'), path.join(folder, 'c'));
  expect(contentStamp(folder, ['a', 'c'])).not.toBe(before);
});

it('changes when bytes move from one file to the next', () => {
  const before = contentStamp(folder, ['a', 'b']);
  writeFileSync(path.join(folder, 'a'), 'onet');
  writeFileSync(path.join(folder, 'b'), 'wo');
  expect(contentStamp(folder, ['a', 'b'])).not.toBe(before);
});
