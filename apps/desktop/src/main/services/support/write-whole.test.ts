import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveFailure } from '../saving/save-failure.ts';
import { writeWhole } from './write-whole.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('puts a whole file in the place of the one before', async () => {
  const file = path.join(folder, 'a.txt');
  writeFileSync(file, 'a much longer text of before');
  await writeWhole(file, Buffer.from('new'), '1');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

it('leaves nothing behind, and what was there as it was, when it cannot be written', async () => {
  const place = path.join(folder, 'taken');
  mkdirSync(path.join(place, 'by a folder'), { recursive: true });
  await expect(writeWhole(place, Buffer.from('new'), '1')).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('does not write into a draft of somebody else', async () => {
  const file = path.join(folder, 'a.txt');
  writeFileSync(`${file}.1.new`, 'theirs');
  await expect(writeWhole(file, Buffer.from('new'), '1')).rejects.toThrow(/EEXIST/);
  expect(readFileSync(`${file}.1.new`, 'utf8')).toBe('theirs');
});

it.each([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EACCES', 'saveDenied'],
  ['EROFS', 'saveDenied'],
  ['ENOENT', 'saveFolderGone'],
  ['EIO', 'saveFailed'],
  ['constructor', 'saveFailed'],
])('%s is told as %s', (code, told) => {
  expect(saveFailure(Object.assign(new Error('no'), { code }))).toBe(told);
});

it('anything else that is thrown has words, too', () => {
  expect(saveFailure('no')).toBe('saveFailed');
});
