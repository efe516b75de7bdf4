import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { openChecked } from './open-checked.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-checked-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(file: string, open: () => ReturnType<typeof memoryStore> = memoryStore) {
  const notices: StartNotice[] = [];
  const log = recordedLog();
  const store = openChecked({
    file: path.join(folder, file),
    name: 'settings',
    now: 0,
    open,
    onSetAside: (notice) => void notices.push(notice),
    log,
  });
  return { store, notices, log };
}

it('a damaged file is put aside whole, told, and begun afresh', () => {
  writeFileSync(path.join(folder, 'settings.json'), '{"half');
  const { store, notices } = opened('settings.json');
  expect(notices).toMatchObject([{ code: 'settingsSetAside' }]);
  expect(readFileSync(notices[0]?.path ?? '', 'utf8')).toBe('{"half');
  store.set('a', 1);
  expect(store.get('a')).toBe(1);
});

it('what cannot be opened at all is gone without, and the log says why', () => {
  mkdirSync(path.join(folder, 'settings.json'));
  const { store, notices, log } = opened('settings.json', () => {
    throw Object.assign(new Error('secret'), { code: 'EISDIR' });
  });
  store.set('a', 1);
  expect(store.get('a')).toBe(1);
  expect(notices).toHaveLength(1);
  expect(log.warnings).toMatchObject([{ message: 'settings: not opened', code: 'EISDIR', name: 'settings' }]);
});
