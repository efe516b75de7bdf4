// The two arrangements of the contact list, as plain data: what the tree shows, and in which order.
import type { ContactView, GroupView, Settings } from '@nudge/ipc-contract';
import { isOnline } from './contact-order.ts';
import { contactMatcher } from './contact-search.ts';

/** A header of the tree with the contacts below it. */
export interface ListSection {
  /** Group id, or one of the fixed keys. */
  readonly key: string;
  /** The group's name; the fixed sections take theirs from the strings file. */
  readonly name: string | undefined;
  readonly kind: 'favourites' | 'group' | 'other' | 'online' | 'offline';
  readonly online: number;
  readonly total: number;
  readonly contacts: readonly ContactView[];
}

/** A header by itself, without who is below it. */
export type SectionHead = Pick<ListSection, 'key' | 'name' | 'kind'>;

export interface ListInput {
  /** In the order in which they stand in every section. */
  readonly contacts: readonly ContactView[];
  readonly groups: readonly GroupView[];
  readonly list: Pick<Settings['list'], 'arrangement' | 'groupOffline' | 'onlineOnly'>;
  /** Of the names of groups. */
  readonly collator: Intl.Collator;
}

/** Sections in the order of the tree. */
export function listSections(input: ListInput): readonly ListSection[] {
  const { contacts, list } = input;
  const arranged = list.arrangement === 'groups' ? groupSections(input) : statusSections(contacts);
  const all = [...favouriteSection(contacts), ...arranged];
  return list.onlineOnly ? onlineSections(all) : all;
}

/** Without those who are offline; the counts still tell the whole group, and groups stay. */
function onlineSections(all: readonly ListSection[]): readonly ListSection[] {
  return all
    .filter(({ kind }) => kind !== 'offline')
    .map((one) => ({ ...one, contacts: one.contacts.filter(isOnline) }));
}

/** Only what a search text finds; the counts still tell the whole group. */
export function searchSections(sections: readonly ListSection[], search: string): readonly ListSection[] {
  if (search.trim() === '') return sections;
  const isFound = contactMatcher(search);
  return sections
    .map((one) => ({ ...one, contacts: one.contacts.filter(isFound) }))
    .filter(({ contacts }) => contacts.length > 0);
}

/** On top, and only while somebody is in it. */
function favouriteSection(sorted: readonly ContactView[]): readonly ListSection[] {
  const chosen = sorted.filter(({ isFavourite }) => isFavourite);
  return chosen.length === 0
    ? []
    : [section({ key: 'favourites', name: undefined, kind: 'favourites' }, chosen)];
}

function groupSections(input: ListInput): readonly ListSection[] {
  const { contacts: sorted } = input;
  const groups = [...input.groups].sort((left, right) => input.collator.compare(left.name, right.name));
  const membersOf = membersByGroup(sorted, groups);
  const named = groups.map((group) =>
    section({ key: group.id, name: group.name, kind: 'group' }, membersOf.get(group.id) ?? []),
  );
  const others = section({ key: 'other', name: undefined, kind: 'other' }, membersOf.get('') ?? []);
  const all = others.total === 0 && named.length > 0 ? named : [...named, others];
  if (!input.list.groupOffline) return all;
  const offline = sorted.filter((contact) => !isOnline(contact));
  const onlineOnly = all.map((one) => ({ ...one, contacts: one.contacts.filter(isOnline) }));
  if (offline.length === 0) return onlineOnly;
  return [...onlineOnly, section({ key: 'offline', name: undefined, kind: 'offline' }, offline)];
}

/** Members by group id; those of no known group under the empty id. */
function membersByGroup(
  sorted: readonly ContactView[],
  groups: readonly GroupView[],
): ReadonlyMap<string, readonly ContactView[]> {
  const members = new Map<string, ContactView[]>([['', []]]);
  for (const group of groups) members.set(group.id, []);
  for (const contact of sorted) {
    const known = contact.groupIds.filter((id) => members.has(id));
    for (const id of known.length === 0 ? [''] : known) members.get(id)?.push(contact);
  }
  return members;
}

/** How many would stand under Other Contacts if this group went: who is in another one stays there. */
export function countLeft(
  contacts: Iterable<ContactView>,
  groups: readonly GroupView[],
  groupId: string,
): number {
  const isElsewhere = (id: string): boolean => id !== groupId && groups.some((group) => group.id === id);
  return [...contacts].filter(({ groupIds }) => groupIds.includes(groupId) && !groupIds.some(isElsewhere))
    .length;
}

function statusSections(sorted: readonly ContactView[]): readonly ListSection[] {
  return [
    section({ key: 'online', name: undefined, kind: 'online' }, sorted.filter(isOnline)),
    section(
      { key: 'offline', name: undefined, kind: 'offline' },
      sorted.filter((contact) => !isOnline(contact)),
    ),
  ].filter(({ total }) => total > 0);
}

function section(head: SectionHead, contacts: readonly ContactView[]): ListSection {
  return { ...head, online: contacts.filter(isOnline).length, total: contacts.length, contacts };
}
