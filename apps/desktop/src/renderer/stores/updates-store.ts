import type { UpdatesView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** New versions of this program, as main tells of them. */
export interface UpdatesState {
  readonly updates: UpdatesView;
}

export type UpdatesStore = StoreApi<UpdatesState>;

export function createUpdatesStore(): UpdatesStore {
  return createStore<UpdatesState>(() => ({
    updates: { way: { kind: 'none' }, stage: { kind: 'idle' }, isPutOff: false },
  }));
}

export function applyUpdatesChanged(store: UpdatesStore, updates: UpdatesView): void {
  store.setState({ updates });
}
