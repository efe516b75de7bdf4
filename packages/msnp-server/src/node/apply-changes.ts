/** A batch of stored changes as statements of one transaction. */
import type { AccountName } from '@nudge/msnp-codec';
import { sql, type Transaction } from 'kysely';
import type { StoreChange } from '../store/store.ts';
import { contactRow } from './rows.ts';
import type { Tables } from './schema.ts';

/** Rows of one statement; SQLite takes far more, but a batch need not be larger. */
const ROWS_PER_STATEMENT = 500;

type ContactChange = Extract<StoreChange, { readonly kind: 'contact' }>;
type OtherChange = Exclude<StoreChange, ContactChange>;

/** Contacts go in as few statements as can be, everything else one by one. */
export async function applyChanges(
  transaction: Transaction<Tables>,
  changes: readonly StoreChange[],
): Promise<void> {
  const contacts = changes.filter((change) => change.kind === 'contact');
  for (const change of changes) if (change.kind !== 'contact') await applyOne(transaction, change);
  for (let start = 0; start < contacts.length; start += ROWS_PER_STATEMENT) {
    await putContacts(transaction, contacts.slice(start, start + ROWS_PER_STATEMENT));
  }
}

async function putContacts(
  transaction: Transaction<Tables>,
  changes: readonly ContactChange[],
): Promise<void> {
  await transaction
    .insertInto('contact')
    .values(changes.map((change) => contactRow(change.owner, change.contact)))
    .onConflict((conflict) =>
      conflict.columns(['owner', 'address']).doUpdateSet((row) => ({
        contact_id: row.ref('excluded.contact_id'),
        lists: row.ref('excluded.lists'),
        friendly_name: row.ref('excluded.friendly_name'),
        group_numbers: row.ref('excluded.group_numbers'),
      })),
    )
    .execute();
}

async function applyOne(transaction: Transaction<Tables>, change: OtherChange): Promise<void> {
  switch (change.kind) {
    case 'friendlyName':
      return setAccount(transaction, change.owner, { friendly_name: change.friendlyName });
    case 'defaultPrivacy':
      return setAccount(transaction, change.owner, { default_privacy: change.privacy });
    case 'notifyOnAdd':
      return setAccount(transaction, change.owner, { notify_on_add: change.notifyOnAdd });
    case 'listVersion':
      return setAccount(transaction, change.owner, {
        list_version: change.listVersion,
        list_changed_at: change.changedAt,
      });
    case 'property':
      return putProperty(transaction, change);
    case 'contactName':
      await transaction
        .updateTable('contact')
        .set({ friendly_name: change.friendlyName })
        .where('address', '=', change.address)
        .where('owner', 'in', sql<string>`(select value from json_each(${JSON.stringify(change.owners)}))`)
        .where('friendly_name', 'in', [change.was, change.address])
        .execute();
      return;
    case 'contactRemoved':
      await transaction
        .deleteFrom('contact')
        .where('owner', '=', change.owner)
        .where('address', '=', change.address)
        .execute();
      return;
    case 'group':
      await transaction
        .insertInto('contact_group')
        .values({ owner: change.owner, ...change.group })
        .onConflict((conflict) =>
          conflict.columns(['owner', 'number']).doUpdateSet({ name: change.group.name }),
        )
        .execute();
      return;
    case 'groupRemoved':
      await transaction
        .deleteFrom('contact_group')
        .where('owner', '=', change.owner)
        .where('number', '=', change.number)
        .execute();
      return;
    case 'invitation':
      return putInvitation(transaction, change);
    case 'invitationRemoved':
      await transaction
        .deleteFrom('invitation')
        .where('owner', '=', change.owner)
        .where('sender', '=', change.sender)
        .execute();
  }
}

async function putInvitation(
  transaction: Transaction<Tables>,
  { owner, invitation }: Extract<StoreChange, { readonly kind: 'invitation' }>,
): Promise<void> {
  const { sender, text, writtenAt } = invitation;
  await transaction
    .insertInto('invitation')
    .values({ owner, sender, text, written_at: writtenAt })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'sender']).doUpdateSet({ text, written_at: writtenAt }),
    )
    .execute();
}

interface AccountColumns {
  readonly friendly_name?: string;
  readonly default_privacy?: 'allow' | 'block';
  readonly notify_on_add?: 'ask' | 'never';
  readonly list_version?: number;
  readonly list_changed_at?: number;
}

async function setAccount(
  transaction: Transaction<Tables>,
  address: AccountName,
  columns: AccountColumns,
): Promise<void> {
  await transaction.updateTable('account').set(columns).where('address', '=', address).execute();
}

async function putProperty(
  transaction: Transaction<Tables>,
  change: Extract<StoreChange, { readonly kind: 'property' }>,
): Promise<void> {
  const { owner, property, value } = change;
  if (value === undefined) {
    await transaction
      .deleteFrom('property')
      .where('owner', '=', owner)
      .where('property', '=', property)
      .execute();
    return;
  }
  await transaction
    .insertInto('property')
    .values({ owner, property, value })
    .onConflict((conflict) => conflict.columns(['owner', 'property']).doUpdateSet({ value }))
    .execute();
}
