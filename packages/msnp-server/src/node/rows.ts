/** Rows of the tables to the store's records and back. */
import type { AccountName } from '@nudge/msnp-codec';
import type { Selectable } from 'kysely';
import type { AccountRecord, ContactRecord } from '../store/store.ts';
import type { AccountTable, ContactTable } from './schema.ts';

export function accountOf(row: Selectable<AccountTable>): AccountRecord {
  return {
    address: row.address as AccountName,
    friendlyName: row.friendly_name,
    listVersion: row.list_version,
    listChangedAt: row.list_changed_at,
    defaultPrivacy: row.default_privacy,
    notifyOnAdd: row.notify_on_add,
  };
}

const NO_GROUPS: readonly number[] = [];

/** The columns of a contact, in the order in which they are packed. */
type PackedContact = readonly [
  address: ContactTable['address'],
  contactId: ContactTable['contact_id'],
  lists: ContactTable['lists'],
  friendlyName: ContactTable['friendly_name'],
  groupNumbers: ContactTable['group_numbers'],
];

/** `packed`: rows that SQLite wrote as one text, each an array of values. */
export function contactsOf(packed: string): readonly ContactRecord[] {
  const rows = JSON.parse(packed) as readonly PackedContact[];
  return rows.map(([address, contactId, lists, friendlyName, groupNumbers]) => ({
    address: address as AccountName,
    contactId,
    lists,
    friendlyName,
    groups: groupNumbers === '' ? NO_GROUPS : groupNumbers.split(',').map(Number),
  }));
}

export function contactRow(owner: AccountName, contact: ContactRecord): ContactTable {
  return {
    owner,
    address: contact.address,
    contact_id: contact.contactId,
    lists: contact.lists,
    friendly_name: contact.friendlyName,
    group_numbers: contact.groups.join(','),
  };
}
