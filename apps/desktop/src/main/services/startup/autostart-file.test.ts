import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { autostartEntry, autostartFile } from './autostart-file.ts';

let base: string;
let log = recordedLog();

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'nudge-autostart-'));
  log = recordedLog();
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const open = (folder: string) =>
  autostartFile({ folder, id: 'nudge-bob', name: 'Nudge', command: ['/opt/nudge', '--minimized'], log });

it('writes the file, and takes it away again', () => {
  const file = path.join(base, 'autostart', 'nudge-bob.desktop');
  const item = open(path.join(base, 'autostart'));
  item.set(true);
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Nudge',
    'TryExec=/opt/nudge',
    'Exec="/opt/nudge" "--minimized"',
    'Terminal=false',
    '',
  ]);
  item.set(false);
  expect(existsSync(file)).toBe(false);
  item.set(false);
  expect(log.warnings).toEqual([]);
});

it.each([
  ['a blank', '/my files/nudge', '"/my files/nudge"'],
  ['a percent sign, which begins a field code', '/50%/nudge', '"/50%%/nudge"'],
  ['a quote', '/a"b', String.raw`"/a\\"b"`],
  ['a dollar', '/$HOME', String.raw`"/\\$HOME"`],
  ['a backslash', String.raw`/a\b`, String.raw`"/a\\\\b"`],
])('writes a path with %s so that it is read back the same', (_what, word, written) => {
  expect(autostartEntry('Nudge', [word])).toContain(`Exec=${written}\n`);
});

it.each([
  ['/my files/50%/nudge', '/my files/50%/nudge'],
  [String.raw`/a\b"c`, String.raw`/a\\b"c`],
])('names the program %s as a path, so that the entry is passed over when it is gone', (word, written) => {
  expect(autostartEntry('Nudge', [word, '--minimized'])).toContain(`\nTryExec=${written}\n`);
});

it('writes no path that would begin another line', () => {
  expect(autostartEntry('Nudge', ['/opt/nudge', '--x\nExec=/bin/sh'])).toBeUndefined();
});

it('says so in the log when the folder cannot be written to', () => {
  writeFileSync(path.join(base, 'taken'), '');
  open(path.join(base, 'taken')).set(true);
  expect(log.warnings).toHaveLength(1);
});
