import type { AccountName, GroupId, ListName } from '@nudge/msnp-codec';
import type { Contact } from '../messenger-events.ts';

/** Somebody of whom only the account is known. */
export function newContact(account: AccountName): Contact {
  return {
    account,
    friendlyName: account,
    lists: new Set(),
    groupIds: [],
    status: 'offline',
    personalMessage: '',
    currentMedia: '',
    capabilities: 0,
    phones: {},
  };
}

/** The contact on one more list, with what came along; on the forward list perhaps in one more group. */
export function withList(
  contact: Contact,
  list: ListName,
  details: {
    readonly friendlyName?: string | undefined;
    readonly contactId?: string | undefined;
    readonly groupId?: GroupId | undefined;
  },
): Contact {
  const { friendlyName, contactId, groupId } = details;
  const isNewGroup = list === 'forward' && groupId !== undefined && !contact.groupIds.includes(groupId);
  const isBetterName = friendlyName !== undefined && friendlyName !== '' && friendlyName !== contact.account;
  return {
    ...contact,
    ...(isBetterName ? { friendlyName } : {}),
    ...(contactId === undefined ? {} : { contactId }),
    lists: new Set([...contact.lists, list]),
    groupIds: isNewGroup ? [...contact.groupIds, groupId] : contact.groupIds,
  };
}

/** The contact off one list. Whoever leaves the forward list is no longer watched: no presence, no groups. */
export function withoutList(contact: Contact, list: ListName): Contact {
  const lists = new Set(contact.lists);
  lists.delete(list);
  if (list !== 'forward') return { ...contact, lists };
  const { contactId: _gone, msnObject: _unseen, ...rest } = contact;
  return { ...rest, lists, groupIds: [], status: 'offline', personalMessage: '', currentMedia: '' };
}

/** Applies one BPR property: the three phone numbers are kept, others are not shown anywhere. */
export function withProperty(contact: Contact, property: string, value: string | undefined): Contact {
  const kind = PHONE_KINDS.get(property);
  if (kind === undefined) return property === 'MFN' && value ? { ...contact, friendlyName: value } : contact;
  return { ...contact, phones: withPhone(contact.phones, kind, value) };
}

export type PhoneKind = 'home' | 'work' | 'mobile';

/** Property codes of the three numbers (PRP, BPR). */
export const PHONE_PROPERTIES = { home: 'PHH', work: 'PHW', mobile: 'PHM' } as const satisfies Record<
  PhoneKind,
  string
>;

export const PHONE_KINDS: ReadonlyMap<string, PhoneKind> = new Map([
  ['PHH', 'home'],
  ['PHW', 'work'],
  ['PHM', 'mobile'],
]);

/** The numbers with one set, or taken away when there is no value. */
export function withPhone(
  phones: Contact['phones'],
  kind: PhoneKind,
  value: string | undefined,
): Contact['phones'] {
  const { [kind]: _before, ...others } = phones;
  return value === undefined || value === '' ? others : { ...others, [kind]: value };
}

/** Whether nothing differs that anybody could see; repeats on the wire are common. */
export function isSameContact(one: Contact, other: Contact): boolean {
  return (
    one.friendlyName === other.friendlyName &&
    one.contactId === other.contactId &&
    one.status === other.status &&
    one.personalMessage === other.personalMessage &&
    one.currentMedia === other.currentMedia &&
    one.capabilities === other.capabilities &&
    one.msnObject === other.msnObject &&
    one.phones === other.phones &&
    hasSameItems([...one.lists], other.lists) &&
    hasSameItems(one.groupIds, new Set(other.groupIds))
  );
}

function hasSameItems<Item>(items: readonly Item[], others: ReadonlySet<Item>): boolean {
  return items.length === others.size && items.every((item) => others.has(item));
}
