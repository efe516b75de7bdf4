import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveWhole, setAside } from './set-aside.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-aside-'));
  file = path.join(folder, 'history.sqlite');
  for (const part of ['', '-wal']) writeFileSync(`${file}${part}`, part);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes the companions along, and takes nobody\u2019s name', () => {
  const aside = setAside(file, 0);
  expect(readdirSync(folder)).toEqual([path.basename(aside), `${path.basename(aside)}-wal`]);
  writeFileSync(file, 'again');
  expect(setAside(file, 0)).not.toBe(aside);
});

it('leaves all where it was when one of them cannot be moved', () => {
  const rename = (from: string, to: string): void => {
    if (from === file) throw new Error('EBUSY');
    renameSync(from, to);
  };
  expect(() => moveWhole(file, path.join(folder, 'other'), rename)).toThrow('EBUSY');
  expect(readdirSync(folder)).toEqual(['history.sqlite', 'history.sqlite-wal']);
});
