import type { ContactView, GroupView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface ContactListState {
  /** By address. */
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly groups: readonly GroupView[];
}

export type ContactListStore = StoreApi<ContactListState>;

export function createContactListStore(): ContactListStore {
  return createStore<ContactListState>(() => ({ contacts: new Map(), groups: [] }));
}

export function applyContactsReplaced(
  store: ContactListStore,
  contacts: readonly ContactView[],
  groups: readonly GroupView[],
): void {
  store.setState({ contacts: new Map(contacts.map((contact) => [contact.address, contact])), groups });
}

export function applyContactsChanged(store: ContactListStore, changed: readonly ContactView[]): void {
  const contacts = new Map(store.getState().contacts);
  for (const contact of changed) contacts.set(contact.address, contact);
  store.setState({ contacts });
}

export function applyContactRemoved(store: ContactListStore, address: string): void {
  const contacts = new Map(store.getState().contacts);
  contacts.delete(address);
  store.setState({ contacts });
}

export function applyGroupsChanged(store: ContactListStore, groups: readonly GroupView[]): void {
  store.setState({ groups });
}
