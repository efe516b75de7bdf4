import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { scanFile } from './scan-file.ts';

/** A program that passes what holds `good`, and falls over what holds `fatal`. */
function scanner(): { readonly program: string; readonly file: (words: string) => string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'nudge-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = path.join(folder, 'a scanner');
  const script = `#!/bin/sh\ngrep -q fatal "$1" && kill -9 $$\ngrep -q good "$1"\n`;
  writeFileSync(program, script, { mode: 0o755 });
  return {
    program,
    file: (words) => {
      const place = path.join(folder, 'a file; of $(words).txt');
      writeFileSync(place, words);
      return place;
    },
  };
}

it.skipIf(process.platform === 'win32').each([
  ['good', 'passed'],
  ['evil', 'refused'],
  ['fatal', 'failed'],
])('a file that holds %s has %s', async (words, outcome) => {
  const { program, file } = scanner();
  expect(await scanFile(program, file(words))).toBe(outcome);
});

it('a program that is gone has failed', async () => {
  expect(await scanFile('/nowhere/at/all', '/nowhere/else')).toBe('failed');
});

it.each([
  ['longer than a system takes', '/'.padEnd(4_000_000, 'x')],
  ['no path at all', 'a\0b'],
])('where Node does not even begin, with a path that is %s, it has failed', async (_what, place) => {
  expect(await scanFile(process.execPath, place)).toBe('failed');
});
