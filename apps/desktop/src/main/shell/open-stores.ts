import type { StartNotice } from '@nudge/ipc-contract';
import type { KeyedStore } from '../services/support/keyed-store.ts';
import type { Log } from '../services/support/log.ts';
import { openSettingsFile } from './settings-files.ts';

/** The files of a profile that hold values; each can be damaged alone. */
export interface ProfileStores {
  readonly settings: KeyedStore;
  readonly accounts: KeyedStore;
  readonly windows: KeyedStore;
  readonly pictures: KeyedStore;
  readonly emoticons: KeyedStore;
  readonly transfers: KeyedStore;
  readonly notes: KeyedStore;
  readonly history: KeyedStore;
  readonly backgrounds: KeyedStore;
  readonly favourites: KeyedStore;
  readonly attention: KeyedStore;
  readonly alerts: KeyedStore;
  readonly updates: KeyedStore;
  readonly names: KeyedStore;
}

export function openStores(
  folder: string,
  onSetAside: (notice: StartNotice) => void,
  log: Log,
): ProfileStores {
  const open = (name: string): KeyedStore =>
    openSettingsFile({ folder, name, now: Date.now(), onSetAside, log });
  return {
    settings: open('settings'),
    accounts: open('accounts'),
    windows: open('windows'),
    pictures: open('pictures'),
    emoticons: open('emoticons'),
    transfers: open('transfers'),
    notes: open('notes'),
    history: open('history'),
    backgrounds: open('backgrounds'),
    favourites: open('favourites'),
    attention: open('attention'),
    alerts: open('alerts'),
    updates: open('updates'),
    names: open('names'),
  };
}
