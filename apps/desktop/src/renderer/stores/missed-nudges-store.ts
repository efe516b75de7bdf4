import { createStore, type StoreApi } from 'zustand/vanilla';

/** Nudges that came while nobody was there to see them. */
export interface MissedNudgesState {
  readonly count: number;
}

export type MissedNudgesStore = StoreApi<MissedNudgesState>;

export function createMissedNudgesStore(): MissedNudgesStore {
  return createStore<MissedNudgesState>(() => ({ count: 0 }));
}

export function applyMissedNudgesChanged(store: MissedNudgesStore, count: number): void {
  store.setState({ count });
}
