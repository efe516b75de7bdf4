import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pruneFiles } from './prune-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-prune-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, second: number): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, second, second);
}

it('keeps the newest, wherever they lie, and what is something else', () => {
  write('pending/a.dmp', 3);
  write('completed/b.dmp', 1);
  write('completed/c.dmp', 2);
  write('settings.dat', 0);
  pruneFiles(folder, { ending: '.dmp', kept: 2 });
  expect(readdirSync(path.join(folder, 'pending'))).toEqual(['a.dmp']);
  expect(readdirSync(path.join(folder, 'completed'))).toEqual(['c.dmp']);
  expect(readdirSync(folder)).toContain('settings.dat');
});

it('does nothing where there is no folder', () => {
  expect(() => pruneFiles(path.join(folder, 'none'), { ending: '.dmp', kept: 1 })).not.toThrow();
});
