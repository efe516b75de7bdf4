import path from 'node:path';
import './array-compat.ts';
import Store from 'electron-store';
import type { StartNotice } from '@nudge/ipc-contract';
import { openChecked } from '../services/settings/open-checked.ts';
import type { KeyedStore } from '../services/support/keyed-store.ts';
import type { Log } from '../services/support/log.ts';

export interface SettingsFileOptions {
  readonly folder: string;
  /** Without its ending. */
  readonly name: string;
  readonly now: number;
  readonly onSetAside: (notice: StartNotice) => void;
  readonly log: Log;
}

export function openSettingsFile({ folder, name, ...checked }: SettingsFileOptions): KeyedStore {
  const open = (): KeyedStore => {
    const store = new Store<Record<string, unknown>>({
      cwd: folder,
      name,
      accessPropertiesByDotNotation: false,
    });
    return { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
  };
  return openChecked({ ...checked, file: path.join(folder, `${name}.json`), name, open });
}
