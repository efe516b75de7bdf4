import type {
  MainSnapshot,
  RememberedAccount,
  ServerProfile,
  SessionView,
  StartNotice,
} from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Signing in and out, and what the sign-in view offers. */
export interface SessionState {
  readonly session: SessionView;
  readonly accounts: readonly RememberedAccount[];
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly canStorePasswords: boolean;
  readonly startNotices: readonly StartNotice[];
}

export type SessionStore = StoreApi<SessionState>;

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => ({
    session: { phase: 'signedOut' },
    accounts: [],
    servers: [],
    selectedServerId: '',
    canStorePasswords: false,
    startNotices: [],
  }));
}

export function openSession(store: SessionStore, snapshot: MainSnapshot): void {
  const { session, accounts, servers, selectedServerId, canStorePasswords, startNotices } = snapshot;
  store.setState({ session, accounts, servers, selectedServerId, canStorePasswords, startNotices });
}

export function applySessionChanged(store: SessionStore, session: SessionView): void {
  store.setState({ session });
}

export function applyAccountsChanged(store: SessionStore, accounts: readonly RememberedAccount[]): void {
  store.setState({ accounts });
}

export function applyServersChanged(
  store: SessionStore,
  servers: readonly ServerProfile[],
  selectedServerId: string,
): void {
  store.setState({ servers, selectedServerId });
}

export function applyStartNoticesChanged(store: SessionStore, startNotices: readonly StartNotice[]): void {
  store.setState({ startNotices });
}
