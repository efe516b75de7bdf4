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

export function contactOf(row: ContactTable): ContactRecord {
  return {
    address: row.address as AccountName,
    contactId: row.contact_id,
    lists: row.lists,
    friendlyName: row.friendly_name,
    groups: row.group_numbers === '' ? NO_GROUPS : row.group_numbers.split(',').map(Number),
  };
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
