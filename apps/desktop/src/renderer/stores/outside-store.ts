import type { OutsideView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What was opened with this program and waits for a word. */
export interface OutsideState {
  readonly outside: OutsideView | undefined;
}

export type OutsideStore = StoreApi<OutsideState>;

export function createOutsideStore(): OutsideStore {
  return createStore<OutsideState>(() => ({ outside: undefined }));
}

export function applyOutsideChanged(store: OutsideStore, outside: OutsideView | undefined): void {
  store.setState({ outside });
}
