import { DEFAULT_SETTINGS, type MainChange } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { person } from '../../../gallery/data/people.ts';
import { NETWORK_SERVER, SIGNED_IN_MAIN } from '../../../gallery/data/snapshots.ts';
import { applyMainChange, createMainStores, openMainStores, type MainStores } from './main-stores.ts';
import { anticipateSettings } from './settings-store.ts';

function opened(): MainStores {
  const stores = createMainStores();
  openMainStores(stores, SIGNED_IN_MAIN);
  return stores;
}

function apply(stores: MainStores, change: MainChange): readonly string[] {
  const commands: string[] = [];
  applyMainChange(stores, change, (command) => commands.push(command));
  return commands;
}

it('takes a whole snapshot', () => {
  const stores = opened();
  expect(stores.contactList.getState().contacts.size).toBe(SIGNED_IN_MAIN.contacts.length);
  expect(stores.own.getState().own).toBe(SIGNED_IN_MAIN.own);
  expect(stores.session.getState().servers).toBe(SIGNED_IN_MAIN.servers);
});

it('puts changed contacts in the place of what they were, and adds new ones', () => {
  const stores = opened();
  const before = stores.contactList.getState().contacts;
  const ben = person({ address: 'ben@example.org', displayName: 'Ben', status: 'online' });
  const joy = person({ address: 'joy@example.org', displayName: 'Joy' });
  apply(stores, { type: 'contactsChanged', contacts: [ben, joy] });
  const after = stores.contactList.getState().contacts;
  expect(after.get('ben@example.org')).toBe(ben);
  expect(after.size).toBe(before.size + 1);
  expect(before.get('joy@example.org')).toBeUndefined();
});

it('removes a contact, and replaces the whole list', () => {
  const stores = opened();
  apply(stores, { type: 'contactRemoved', address: 'ben@example.org' });
  expect(stores.contactList.getState().contacts.has('ben@example.org')).toBe(false);
  apply(stores, { type: 'contactsReplaced', contacts: [], groups: [] });
  expect(stores.contactList.getState()).toMatchObject({ groups: [] });
  expect(stores.contactList.getState().contacts.size).toBe(0);
});

it('takes every other change to the store it concerns', () => {
  const stores = opened();
  apply(stores, { type: 'sessionChanged', session: { phase: 'signedOut' } });
  apply(stores, { type: 'ownChanged', own: undefined });
  apply(stores, { type: 'accountsChanged', accounts: [] });
  apply(stores, { type: 'serversChanged', servers: [NETWORK_SERVER], selectedServerId: 'example' });
  apply(stores, { type: 'requestsChanged', requests: [] });
  apply(stores, { type: 'conversationsChanged', conversations: [] });
  apply(stores, { type: 'groupsChanged', groups: [{ id: 'g', name: 'G' }] });
  apply(stores, { type: 'localeChanged', locale: 'pt-BR' });
  expect(stores.session.getState()).toMatchObject({
    session: { phase: 'signedOut' },
    accounts: [],
    servers: [NETWORK_SERVER],
  });
  expect(stores.own.getState().own).toBeUndefined();
  expect(stores.requests.getState().requests).toEqual([]);
  expect(stores.conversations.getState().conversations).toEqual([]);
  expect(stores.contactList.getState().groups).toEqual([{ id: 'g', name: 'G' }]);
  expect(stores.settings.getState().locale).toBe('pt-BR');
});

it('hands a command on instead of storing it', () => {
  expect(apply(opened(), { type: 'commandRequested', command: 'addContact' })).toEqual(['addContact']);
});

it('shows a choice before the application has confirmed it, and then what was confirmed', () => {
  const stores = opened();
  anticipateSettings(stores.settings, { list: { arrangement: 'status' } });
  expect(stores.settings.getState().settings.list).toEqual({
    ...DEFAULT_SETTINGS.list,
    arrangement: 'status',
  });
  apply(stores, { type: 'settingsChanged', settings: DEFAULT_SETTINGS });
  expect(stores.settings.getState().settings).toBe(DEFAULT_SETTINGS);
});
