/**
 * One contact list out of the many forms of the wire: lines of synchronisation, replies and events, in every
 * dialect. Contacts are values; a change replaces one and is told as an event once the list is live.
 * Group 0 of MSNP7 to 9 ("Other Contacts") is not a group here: its members are in no group.
 */
import {
  type AccountName,
  type ContactFields,
  type GroupId,
  type ListName,
  OTHER_CONTACTS_GROUP,
  parseAccountName,
  type PersonalData,
  type PresenceFields,
} from '@nudge/msnp-codec';
import type { Contact, ContactGroup, MessengerEvent } from '../messenger-events.ts';
import { isSameContact, newContact, withList, withoutList, withProperty } from './contact-changes.ts';

/** Most people one list may hold; a server that names more is not believed. */
export const CONTACTS_MAX = 20_000;
/** Most groups; far above what any service allowed. */
export const GROUPS_MAX_ACCEPTED = 1_000;

/** What an addition to a list may carry besides the account. */
export interface AdditionDetails {
  readonly friendlyName?: string | undefined;
  readonly contactId?: string | undefined;
  readonly groupId?: GroupId | undefined;
}

export class ContactList {
  readonly #contacts = new Map<AccountName, Contact>();
  readonly #groups = new Map<GroupId, ContactGroup>();
  readonly #accountsById = new Map<string, AccountName>();
  #events: MessengerEvent[] = [];
  #isLive = false;
  #isFull = false;
  /** Subject of BPR lines that name nobody: the contact of the LST before. */
  #lastListed: AccountName | undefined;

  get contacts(): ReadonlyMap<AccountName, Contact> {
    return this.#contacts;
  }

  get groups(): ReadonlyMap<GroupId, ContactGroup> {
    return this.#groups;
  }

  /** Whether somebody was turned away because of {@link CONTACTS_MAX}. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The list is complete: from here on every change is an event. */
  goLive(): void {
    this.#isLive = true;
  }

  takeEvents(): readonly MessengerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** The account behind an account name or, from MSNP10 on, a contact's GUID. */
  resolve(principal: string): AccountName | undefined {
    return this.#accountsById.get(principal.toLowerCase()) ?? parseAccountName(principal);
  }

  get(account: AccountName): Contact | undefined {
    return this.#contacts.get(account);
  }

  isOn(list: ListName, account: AccountName): boolean {
    return this.#contacts.get(account)?.lists.has(list) ?? false;
  }

  /** One LST line. Up to MSNP7 a contact comes once per list, so lists add up. */
  listed(fields: ContactFields): void {
    const account = parseAccountName(fields.account);
    this.#lastListed = account;
    if (account === undefined) return;
    const before = this.#contacts.get(account) ?? newContact(account);
    const lists = new Set(before.lists);
    for (const list of fields.lists) lists.add(list);
    this.#put({
      ...before,
      friendlyName: fields.friendlyName ?? before.friendlyName,
      ...(fields.contactId === undefined ? {} : { contactId: fields.contactId }),
      lists,
      groupIds: fields.groupIds.length === 0 ? before.groupIds : joinedGroups(before, fields),
    });
  }

  added(list: ListName, principal: string, details: AdditionDetails): void {
    const account = this.resolve(principal);
    if (account === undefined) return;
    const before = this.#contacts.get(account) ?? newContact(account);
    const isPlausible = before.groupIds.length < GROUPS_MAX_ACCEPTED;
    const groupId =
      isPlausible && details.groupId !== undefined && isRealGroup(details.groupId)
        ? details.groupId
        : undefined;
    this.#put(withList(before, list, { ...details, groupId }));
  }

  /** Taken off a list, or only out of a group when one is named. */
  removed(list: ListName, principal: string, groupId?: GroupId): void {
    const account = this.resolve(principal);
    const before = account === undefined ? undefined : this.#contacts.get(account);
    if (before === undefined) return;
    if (groupId !== undefined && list === 'forward') {
      this.#put({ ...before, groupIds: before.groupIds.filter((each) => each !== groupId) });
      return;
    }
    if (!before.lists.has(list)) return;
    const after = withoutList(before, list);
    if (after.lists.size > 0) this.#put(after);
    else this.#forget(before);
  }

  presenceChanged(presence: PresenceFields, isInitial: boolean): void {
    const before = this.#known(presence.account);
    if (before === undefined) return;
    const { msnObject: _unchanged, ...rest } = before;
    this.#put(
      {
        ...rest,
        status: presence.status,
        friendlyName: presence.friendlyName === '' ? before.friendlyName : presence.friendlyName,
        capabilities: presence.capabilities ?? 0,
        ...(presence.msnObject === undefined ? {} : { msnObject: presence.msnObject }),
      },
      isInitial,
    );
  }

  wentOffline(principal: string): void {
    const before = this.#known(principal);
    if (before !== undefined) this.#put({ ...before, status: 'offline' });
  }

  personalDataChanged(principal: string, data: PersonalData, isInitial: boolean): void {
    const before = this.#known(principal);
    if (before !== undefined) this.#put({ ...before, ...data }, isInitial);
  }

  /** BPR; without an account it is about the contact listed last. */
  propertyChanged(principal: string | undefined, property: string, value: string | undefined): void {
    const account = principal === undefined ? this.#lastListed : this.resolve(principal);
    const before = account === undefined ? undefined : this.#contacts.get(account);
    if (before !== undefined) this.#put(withProperty(before, property, value));
  }

  renamed(principal: string, friendlyName: string): void {
    const before = this.#known(principal);
    if (before !== undefined) this.#put({ ...before, friendlyName });
  }

  groupPut(groupId: GroupId, name: string): void {
    if (!isRealGroup(groupId)) return;
    if (this.#groups.size >= GROUPS_MAX_ACCEPTED && !this.#groups.has(groupId)) return;
    const group = { groupId, name };
    this.#groups.set(groupId, group);
    if (this.#isLive) this.#events.push({ type: 'groupChanged', group });
  }

  groupRemoved(groupId: GroupId): void {
    if (!this.#groups.delete(groupId)) return;
    for (const contact of this.#contacts.values()) {
      if (!contact.groupIds.includes(groupId)) continue;
      this.#put({ ...contact, groupIds: contact.groupIds.filter((each) => each !== groupId) });
    }
    if (this.#isLive) this.#events.push({ type: 'groupRemoved', groupId });
  }

  #known(principal: string): Contact | undefined {
    const account = this.resolve(principal);
    return account === undefined ? undefined : this.#contacts.get(account);
  }

  #put(contact: Contact, isInitial = false): void {
    const before = this.#contacts.get(contact.account);
    if (before === undefined && this.#contacts.size >= CONTACTS_MAX) {
      this.#isFull = true;
      return;
    }
    if (before !== undefined && isSameContact(before, contact)) return;
    this.#contacts.set(contact.account, contact);
    if (before?.contactId !== undefined && before.contactId !== contact.contactId) {
      this.#accountsById.delete(before.contactId.toLowerCase());
    }
    if (contact.contactId !== undefined) {
      this.#accountsById.set(contact.contactId.toLowerCase(), contact.account);
    }
    if (!this.#isLive) return;
    const wasStatus = before?.status ?? 'offline';
    this.#events.push({ type: 'contactChanged', contact, wasStatus, initial: isInitial });
  }

  #forget({ account, contactId }: Contact): void {
    this.#contacts.delete(account);
    if (contactId !== undefined) this.#accountsById.delete(contactId.toLowerCase());
    if (this.#isLive) this.#events.push({ type: 'contactRemoved', account });
  }
}

function joinedGroups(before: Contact, { groupIds }: ContactFields): readonly GroupId[] {
  return [...new Set([...before.groupIds, ...groupIds.filter(isRealGroup)])];
}

function isRealGroup(groupId: GroupId): boolean {
  return groupId !== OTHER_CONTACTS_GROUP;
}
