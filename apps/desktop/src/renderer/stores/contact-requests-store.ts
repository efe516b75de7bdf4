import type { ContactRequestView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** People who wait for an answer. */
export interface ContactRequestsState {
  readonly requests: readonly ContactRequestView[];
}

export type ContactRequestsStore = StoreApi<ContactRequestsState>;

export function createContactRequestsStore(): ContactRequestsStore {
  return createStore<ContactRequestsState>(() => ({ requests: [] }));
}

export function applyRequestsChanged(
  store: ContactRequestsStore,
  requests: readonly ContactRequestView[],
): void {
  store.setState({ requests });
}
