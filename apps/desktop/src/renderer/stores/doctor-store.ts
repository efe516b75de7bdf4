import type { DoctorView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the connection doctor told last. */
export interface DoctorState {
  readonly doctor: DoctorView | undefined;
}

export type DoctorStore = StoreApi<DoctorState>;

export function createDoctorStore(): DoctorStore {
  return createStore<DoctorState>(() => ({ doctor: undefined }));
}

export function applyDoctorChanged(store: DoctorStore, doctor: DoctorView): void {
  store.setState({ doctor });
}
