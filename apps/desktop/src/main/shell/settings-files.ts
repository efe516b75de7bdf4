import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import './array-compat.ts';
import Store from 'electron-store';
import type { StartNotice } from '@nudge/ipc-contract';
import type { KeyedStore } from '../services/support/keyed-store.ts';
import { setAside } from '../services/support/set-aside.ts';

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isReadable(file: string): boolean {
  try {
    return isRecord(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return false;
  }
}

export interface SettingsFileOptions {
  readonly folder: string;
  /** Without its ending. */
  readonly name: string;
  readonly now: number;
  readonly onSetAside: (notice: StartNotice) => void;
}

/** A file of named values. One that cannot be understood is put aside, said so, and begun afresh. */
export function openSettingsFile({ folder, name, now, onSetAside }: SettingsFileOptions): KeyedStore {
  const file = path.join(folder, `${name}.json`);
  if (existsSync(file) && !isReadable(file)) {
    onSetAside({ code: 'settingsSetAside', path: setAside(file, now) });
  }
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  };
}
