import type { ContactView, GroupView } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { crowd, person } from '../../../gallery/data/people.ts';
import { contactOrder, contactSorter, rowName, type NameStyle } from './contact-order.ts';
import { listRows } from './list-rows.ts';
import { countLeft, listSections, searchSections, type ListInput } from './list-sections.ts';

const groups: readonly GroupView[] = [
  { id: '2', name: 'Work' },
  { id: '1', name: 'Friends' },
];

const contacts: readonly ContactView[] = [
  person({ address: 'off@x.org', displayName: 'Zoe', groupIds: ['1'] }),
  person({ address: 'away@x.org', displayName: 'Bea', status: 'away', groupIds: ['1'] }),
  person({ address: 'idle@x.org', displayName: 'Abel', status: 'idle', groupIds: ['1', '2'] }),
  person({ address: 'phone@x.org', displayName: 'Cy', status: 'onThePhone', groupIds: ['1'] }),
  person({ address: 'busy@x.org', displayName: 'Dan', status: 'busy', groupIds: ['1'] }),
  person({ address: 'on2@x.org', displayName: 'émile', status: 'online', groupIds: ['1'] }),
  person({ address: 'on1@x.org', displayName: 'Eva', status: 'online', groupIds: ['1'] }),
  person({ address: 'none@x.org', displayName: 'Nobody', status: 'online' }),
  person({ address: 'lost@x.org', displayName: 'Lost', groupIds: ['gone'] }),
];

const collator = new Intl.Collator('en', { sensitivity: 'base' });

const inOrder = (all: readonly ContactView[], nameStyle: NameStyle = 'displayName'): readonly ContactView[] =>
  contactSorter(contactOrder(nameStyle, collator))(new Map(all.map((one) => [one.address, one])));

function input(list: Partial<ListInput['list']> = {}): ListInput {
  return {
    contacts: inOrder(contacts),
    groups,
    list: {
      arrangement: 'groups',
      groupOffline: false,
      onlineOnly: false,
      ...list,
    },
    collator,
  };
}

const names = (list: readonly ContactView[] | undefined): readonly string[] =>
  (list ?? []).map(({ displayName }) => displayName);

it('orders a group by status and then by name, the language deciding', () => {
  const [friends] = listSections(input());
  expect(names(friends?.contacts)).toEqual(['émile', 'Eva', 'Cy', 'Dan', 'Abel', 'Bea', 'Zoe']);
});

it('counts who is online in each group, and gathers the rest in Other Contacts', () => {
  expect(listSections(input()).map(({ key, kind, online, total }) => ({ key, kind, online, total }))).toEqual(
    [
      { key: '1', kind: 'group', online: 6, total: 7 },
      { key: '2', kind: 'group', online: 1, total: 1 },
      { key: 'other', kind: 'other', online: 1, total: 2 },
    ],
  );
});

it('puts favourites on top in both arrangements, counted, and each in its group too', () => {
  const chosen = contacts.map((contact) => ({
    ...contact,
    isFavourite: ['off@x.org', 'on1@x.org'].includes(contact.address),
  }));
  const [favourites, friends] = listSections({ ...input(), contacts: inOrder(chosen) });
  expect(favourites).toMatchObject({ kind: 'favourites', online: 1, total: 2 });
  expect(names(favourites?.contacts)).toEqual(['Eva', 'Zoe']);
  expect(friends?.total).toBe(7);
  const byStatus = listSections({ ...input({ arrangement: 'status' }), contacts: inOrder(chosen) });
  expect(byStatus.map(({ kind }) => kind)).toEqual(['favourites', 'online', 'offline']);
});

it('keeps an empty group, and leaves out Other Contacts when nobody is in it', () => {
  const sections = listSections({ ...input(), contacts: [] });
  expect(sections.map(({ key }) => key)).toEqual(['1', '2']);
});

it('makes two sections of Online/Offline and hides an empty one', () => {
  expect(listSections(input({ arrangement: 'status' })).map(({ kind, total }) => [kind, total])).toEqual([
    ['online', 7],
    ['offline', 2],
  ]);
  const allOnline = { ...input({ arrangement: 'status' }), contacts: contacts.slice(1, 3) };
  expect(listSections(allOnline).map(({ kind }) => kind)).toEqual(['online']);
});

it('counts who would be in no group without this one', () => {
  expect(countLeft(contacts, groups, '1')).toBe(6);
  expect(countLeft(contacts, groups, '2')).toBe(0);
  expect(countLeft(contacts, groups.slice(1), '1')).toBe(7);
});

it('gathers those who are offline at the end, without changing what the groups count', () => {
  const sections = listSections(input({ groupOffline: true }));
  expect(sections.map(({ kind }) => kind)).toEqual(['group', 'group', 'other', 'offline']);
  expect(sections[0]).toMatchObject({ online: 6, total: 7 });
  expect(sections[0]?.contacts).toHaveLength(6);
  expect(names(sections[3]?.contacts)).toEqual(['Lost', 'Zoe']);
});

it('leaves out who is offline where that is wanted, without changing what the groups count', () => {
  const sections = listSections(input({ onlineOnly: true, groupOffline: true }));
  expect(sections.map(({ kind }) => kind)).toEqual(['group', 'group', 'other']);
  expect(sections[0]).toMatchObject({ online: 6, total: 7 });
  expect(names(sections[0]?.contacts)).not.toContain('Zoe');
  expect(names(sections[2]?.contacts)).toEqual(['Nobody']);
  const byStatus = listSections(input({ onlineOnly: true, arrangement: 'status' }));
  expect(byStatus.map(({ kind }) => kind)).toEqual(['online']);
});

it.each([
  ['displayName', 'Robert'],
  ['nickname', 'Bobby'],
  ['address', 'bob@x.org'],
] as const)('shows names by %s', (nameStyle, expected) => {
  const bob = person({ address: 'bob@x.org', displayName: 'Robert', nickname: 'Bobby' });
  expect(rowName(bob, nameStyle)).toBe(expected);
});

it('orders by address when addresses are shown', () => {
  const byAddress = { ...input({ arrangement: 'status' }), contacts: inOrder(contacts, 'address') };
  expect(listSections(byAddress)[1]?.contacts.map(({ address }) => address)).toEqual([
    'lost@x.org',
    'off@x.org',
  ]);
});

it('compares hardly more than neighbours where one of many has changed', () => {
  let compared = 0;
  const compare = contactOrder('displayName', collator);
  const sort = contactSorter((left, right) => {
    compared += 1;
    return compare(left, right);
  });
  const many = new Map(crowd(2000).map((one) => [one.address, one]));
  const first = sort(many);
  expect(first).toEqual([...many.values()].sort(compare));
  const changed = { ...person({ address: 'new@x.org', displayName: 'Mia', status: 'away' }) };
  const moved = first[1500];
  if (moved === undefined) throw new Error('nobody there');
  const later = new Map([
    ...many,
    [moved.address, { ...moved, displayName: 'Aaron', status: 'online' as const }],
    [changed.address, changed],
  ]);
  later.delete(first[7]?.address ?? '');
  compared = 0;
  expect(sort(later)).toEqual([...later.values()].sort(compare));
  expect(compared).toBeLessThan(2 * later.size);
});

it.each([
  ['em', ['émile']],
  ['EMILE', ['émile']],
  ['off@x', ['Zoe']],
  ['x.org cy', ['Cy']],
  ['nothing', []],
])('finds %s', (search, expected) => {
  const found = searchSections(listSections(input({ arrangement: 'status' })), search);
  expect(found.flatMap((section) => names(section.contacts))).toEqual(expected);
  expect(found.every((section) => section.contacts.length > 0)).toBe(true);
});

it('finds everybody by an empty search', () => {
  const sections = listSections(input());
  expect(searchSections(sections, '  ')).toBe(sections);
});

it('tells each row its place, and hides the contacts of closed groups', () => {
  const rows = listRows(listSections(input()), new Set(['1', 'other']));
  expect(rows.map(({ key, position, setSize }) => [key, position, setSize])).toEqual([
    ['g:1', 1, 3],
    ['g:2', 2, 3],
    ['c:2:idle@x.org', 1, 1],
    ['g:other', 3, 3],
  ]);
  expect(rows.map((row) => row.kind === 'group' && row.isExpanded)).toEqual([false, true, false, false]);
});
