import type { OwnView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What others see of oneself; absent while signed out. */
export interface OwnState {
  readonly own: OwnView | undefined;
}

export type OwnStore = StoreApi<OwnState>;

export function createOwnStore(): OwnStore {
  return createStore<OwnState>(() => ({ own: undefined }));
}

export function applyOwnChanged(store: OwnStore, own: OwnView | undefined): void {
  store.setState({ own });
}
