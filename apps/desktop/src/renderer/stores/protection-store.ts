import type { HistoryProtectionView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether a passphrase protects the history, as main tells of it. */
export interface ProtectionState {
  readonly protection: HistoryProtectionView;
}

export type ProtectionStore = StoreApi<ProtectionState>;

export function createProtectionStore(): ProtectionStore {
  return createStore<ProtectionState>(() => ({
    protection: { state: 'none', canRemember: false, isRemembered: false, openCount: 0 },
  }));
}

export function applyProtectionChanged(store: ProtectionStore, protection: HistoryProtectionView): void {
  store.setState({ protection });
}
