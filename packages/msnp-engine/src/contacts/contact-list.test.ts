import { parseAccountName } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { ContactList, GROUPS_MAX_ACCEPTED } from './contact-list.ts';

const bob =
  parseAccountName('bob@example.com') ??
  (() => {
    throw new Error('no account');
  })();
const GUID = 'fb2835d1-f043-47fe-a83e-93c72a768654';

function withBob(): ContactList {
  const list = new ContactList();
  list.listed({
    account: bob,
    friendlyName: 'Bob',
    contactId: GUID,
    lists: ['forward', 'allow'],
    groupIds: ['g1'],
  });
  list.goLive();
  return list;
}

const presence = { account: bob, friendlyName: 'Bobby', status: 'busy', capabilities: 32 } as const;

describe('listing', () => {
  test('lists of several lines add up, group 0 is no group', () => {
    const list = new ContactList();
    list.listed({ account: bob, friendlyName: 'Bob', lists: ['forward'], groupIds: ['0', '3'] });
    list.listed({ account: 'BOB@Example.com', friendlyName: 'Bob', lists: ['reverse'], groupIds: [] });
    list.groupPut('0', '~');
    list.groupPut('3', 'Friends');
    expect([...(list.get(bob)?.lists ?? [])]).toEqual(['forward', 'reverse']);
    expect(list.get(bob)?.groupIds).toEqual(['3']);
    expect([...list.groups.keys()]).toEqual(['3']);
    expect(list.takeEvents()).toEqual([]);
  });

  test('properties without a name belong to the contact before; what is no account is passed over', () => {
    const list = withBob();
    list.propertyChanged(undefined, 'PHH', '555');
    list.listed({ account: 'tel:+1555', lists: ['forward'], groupIds: [] });
    list.propertyChanged(undefined, 'PHW', '666');
    expect(list.get(bob)?.phones).toEqual({ home: '555' });
    expect(list.contacts.size).toBe(1);
  });
});

describe('changes', () => {
  test('are told once, with the status before, and not when nothing changed', () => {
    const list = withBob();
    list.presenceChanged(presence, true);
    list.presenceChanged(presence, false);
    list.wentOffline(bob);
    expect(list.takeEvents()).toMatchObject([
      {
        type: 'contactChanged',
        wasStatus: 'offline',
        initial: true,
        contact: { status: 'busy', friendlyName: 'Bobby' },
      },
      { type: 'contactChanged', wasStatus: 'busy', initial: false, contact: { status: 'offline' } },
    ]);
  });

  test('a picture goes when presence comes without one', () => {
    const list = withBob();
    list.presenceChanged({ ...presence, msnObject: '<msnobj/>' }, false);
    list.presenceChanged(presence, false);
    expect(list.get(bob)?.msnObject).toBeUndefined();
  });

  test('people are found by GUID; off the forward list they lose presence, groups and GUID', () => {
    const list = withBob();
    list.presenceChanged(presence, false);
    list.takeEvents();
    list.removed('forward', GUID.toUpperCase());
    expect(list.takeEvents()).toMatchObject([
      { type: 'contactChanged', contact: { status: 'offline', groupIds: [], lists: new Set(['allow']) } },
    ]);
    expect(list.resolve(GUID)).toBeUndefined();
    list.removed('allow', bob);
    expect(list.takeEvents()).toEqual([{ type: 'contactRemoved', account: bob }]);
  });

  test('out of a group is not off the list; a group that goes takes nobody along', () => {
    const list = withBob();
    list.groupPut('g2', 'Two');
    list.added('forward', GUID, { groupId: 'g2' });
    list.removed('forward', GUID, 'g1');
    expect(list.get(bob)?.groupIds).toEqual(['g2']);
    list.groupRemoved('g2');
    expect(list.get(bob)).toMatchObject({ groupIds: [], lists: new Set(['forward', 'allow']) });
    expect(list.takeEvents().at(-1)).toEqual({ type: 'groupRemoved', groupId: 'g2' });
  });

  test('one identifier and so many groups for each, however often a server gives new ones', () => {
    const list = withBob();
    for (let count = 0; count < GROUPS_MAX_ACCEPTED + 10; count++) {
      list.added('forward', bob, { contactId: `id${count}`, groupId: `group${count}` });
    }
    expect(list.resolve('id0')).toBeUndefined();
    expect(list.resolve(`id${GROUPS_MAX_ACCEPTED + 9}`)).toBe(bob);
    expect(list.get(bob)?.groupIds).toHaveLength(GROUPS_MAX_ACCEPTED);
    list.removed('allow', bob);
    list.removed('forward', bob);
    expect(list.resolve(`id${GROUPS_MAX_ACCEPTED + 9}`)).toBeUndefined();
  });

  test('strangers who show presence are not put on the list', () => {
    const list = withBob();
    list.presenceChanged({ ...presence, account: 'eve@example.com' }, false);
    list.personalDataChanged('eve@example.com', { personalMessage: 'x', currentMedia: '' }, false);
    list.removed('allow', 'eve@example.com');
    expect(list.contacts.size).toBe(1);
    expect(list.takeEvents()).toEqual([]);
  });
});
