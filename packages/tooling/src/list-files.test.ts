import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles } from './list-files.ts';

let root: string;

const write = (name: string, text = ''): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'files-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

it('leaves out what .gitignore names, at any depth, and the folder of git', () => {
  write('.gitignore', '# built\nout/\n*.log\n\nlock\n');
  for (const name of ['.git/config', 'a/out/main.js', 'a/b/run.log', 'a/lock', 'a/b/kept.ts', 'outline.ts'])
    write(name);
  expect([...listFiles(root)].toSorted()).toEqual(['.gitignore', 'a/b/kept.ts', 'outline.ts']);
});

it('keeps a file whose name is that of an ignored folder', () => {
  write('.gitignore', 'out/\n');
  write('a/out', 'a file');
  expect(listFiles(root)).toContain('a/out');
});

it('lists everything where there is no .gitignore', () => {
  write('one/two.ts');
  expect(listFiles(root)).toEqual(['one/two.ts']);
});
