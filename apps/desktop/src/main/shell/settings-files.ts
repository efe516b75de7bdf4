import path from 'node:path';
import './array-compat.ts';
import Store from 'electron-store';
import type { StartNotice } from '@nudge/ipc-contract';
import { setAsideDamaged } from '../services/settings/check-settings-file.ts';
import { forgivingStore } from '../services/settings/forgiving-store.ts';
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

/** A file of named values. One that cannot be understood is put aside, said so, and begun afresh. */
export function openSettingsFile({ folder, name, now, onSetAside, log }: SettingsFileOptions): KeyedStore {
  const aside = setAsideDamaged(path.join(folder, `${name}.json`), now);
  if (aside !== undefined) onSetAside({ code: 'settingsSetAside', path: aside });
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
  });
  const file: KeyedStore = {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  };
  return forgivingStore(file, name, log);
}
