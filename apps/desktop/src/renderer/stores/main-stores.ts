import type { MainChange, MainSnapshot } from '@nudge/ipc-contract';
import {
  applyContactRemoved,
  applyContactsChanged,
  applyContactsReplaced,
  applyGroupsChanged,
  createContactListStore,
  type ContactListStore,
} from './contact-list-store.ts';
import {
  applyRequestsChanged,
  createContactRequestsStore,
  type ContactRequestsStore,
} from './contact-requests-store.ts';
import { applyDoctorChanged, createDoctorStore, type DoctorStore } from './doctor-store.ts';
import {
  applyConversationsChanged,
  createOpenConversationsStore,
  type OpenConversationsStore,
} from './open-conversations-store.ts';
import {
  applyMissedNudgesChanged,
  createMissedNudgesStore,
  type MissedNudgesStore,
} from './missed-nudges-store.ts';
import { applyOutsideChanged, createOutsideStore, type OutsideStore } from './outside-store.ts';
import { applyOwnChanged, createOwnStore, type OwnStore } from './own-store.ts';
import {
  applyAccountsChanged,
  applyServersChanged,
  applySessionChanged,
  applyStartNoticesChanged,
  createSessionStore,
  openSession,
  type SessionStore,
} from './session-store.ts';
import {
  applyLocaleChanged,
  applySettingsChanged,
  createSettingsStore,
  type SettingsStore,
} from './settings-store.ts';
import { applyProtectionChanged, createProtectionStore, type ProtectionStore } from './protection-store.ts';
import { applyUpdatesChanged, createUpdatesStore, type UpdatesStore } from './updates-store.ts';

/** Every store of the main window. */
export interface MainStores {
  readonly settings: SettingsStore;
  readonly session: SessionStore;
  readonly own: OwnStore;
  readonly missedNudges: MissedNudgesStore;
  readonly updates: UpdatesStore;
  readonly protection: ProtectionStore;
  readonly contactList: ContactListStore;
  readonly requests: ContactRequestsStore;
  readonly conversations: OpenConversationsStore;
  readonly doctor: DoctorStore;
  readonly outside: OutsideStore;
}

/** Asked of the window itself, not of its state. */
export type MainCommand = Extract<MainChange, { type: 'commandRequested' }>['command'];

export function createMainStores(): MainStores {
  return {
    settings: createSettingsStore(),
    session: createSessionStore(),
    own: createOwnStore(),
    missedNudges: createMissedNudgesStore(),
    updates: createUpdatesStore(),
    protection: createProtectionStore(),
    contactList: createContactListStore(),
    requests: createContactRequestsStore(),
    conversations: createOpenConversationsStore(),
    doctor: createDoctorStore(),
    outside: createOutsideStore(),
  };
}

export function openMainStores(stores: MainStores, snapshot: MainSnapshot): void {
  stores.settings.setState({ settings: snapshot.settings, locale: snapshot.locale });
  openSession(stores.session, snapshot);
  applyOwnChanged(stores.own, snapshot.own);
  applyMissedNudgesChanged(stores.missedNudges, snapshot.missedNudges);
  applyUpdatesChanged(stores.updates, snapshot.updates);
  applyProtectionChanged(stores.protection, snapshot.protection);
  applyContactsReplaced(stores.contactList, snapshot.contacts, snapshot.groups);
  applyRequestsChanged(stores.requests, snapshot.requests);
  applyConversationsChanged(stores.conversations, snapshot.conversations);
  applyOutsideChanged(stores.outside, snapshot.outside);
}

/**
 * Takes a change to the store it concerns; a command goes to `onCommand`. The palette is the bridge's affair, and a
 * contact's properties are the window's.
 */
export function applyMainChange(
  stores: MainStores,
  change: MainChange,
  onCommand: (command: MainCommand) => void,
): void {
  switch (change.type) {
    case 'settingsChanged':
      return applySettingsChanged(stores.settings, change.settings);
    case 'localeChanged':
      return applyLocaleChanged(stores.settings, change.locale);
    case 'appearanceChanged':
    case 'propertiesRequested':
      return;
    case 'sessionChanged':
      return applySessionChanged(stores.session, change.session);
    case 'accountsChanged':
      return applyAccountsChanged(stores.session, change.accounts);
    case 'serversChanged':
      return applyServersChanged(stores.session, change.servers, change.selectedServerId);
    case 'ownChanged':
      return applyOwnChanged(stores.own, change.own);
    case 'contactsReplaced':
      return applyContactsReplaced(stores.contactList, change.contacts, change.groups);
    case 'contactsChanged':
      return applyContactsChanged(stores.contactList, change.contacts);
    case 'contactRemoved':
      return applyContactRemoved(stores.contactList, change.address);
    case 'groupsChanged':
      return applyGroupsChanged(stores.contactList, change.groups);
    case 'requestsChanged':
      return applyRequestsChanged(stores.requests, change.requests);
    case 'conversationsChanged':
      return applyConversationsChanged(stores.conversations, change.conversations);
    case 'missedNudgesChanged':
      return applyMissedNudgesChanged(stores.missedNudges, change.count);
    case 'historyProtectionChanged':
      return applyProtectionChanged(stores.protection, change.protection);
    case 'updatesChanged':
      return applyUpdatesChanged(stores.updates, change.updates);
    case 'startNoticesChanged':
      return applyStartNoticesChanged(stores.session, change.startNotices);
    case 'doctorChanged':
      return applyDoctorChanged(stores.doctor, change.doctor);
    case 'outsideChanged':
      return applyOutsideChanged(stores.outside, change.outside);
    case 'commandRequested':
      return onCommand(change.command);
    default:
      return change satisfies never;
  }
}
