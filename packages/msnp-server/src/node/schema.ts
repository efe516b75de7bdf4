/**
 * Tables of the embedded store and the steps that lead to them. A step that was released is never edited, and only
 * adds, so that the version before goes on reading and writing: docs/updates.md.
 */
import { LIST_BITS } from '@nudge/msnp-codec';
import { sql, type Generated, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export interface AccountTable {
  readonly id: Generated<number>;
  readonly address: string;
  readonly friendly_name: string;
  readonly list_version: number;
  readonly list_changed_at: number;
  readonly default_privacy: 'allow' | 'block';
  readonly notify_on_add: 'ask' | 'never';
  readonly password_hash: string;
  readonly md5_salt: string | null;
  readonly md5_digest: string | null;
}

export interface PropertyTable {
  readonly owner: string;
  readonly property: string;
  readonly value: string;
}

export interface GroupTable {
  readonly owner: string;
  readonly number: number;
  readonly guid: string;
  readonly name: string;
}

export interface ContactTable {
  readonly owner: string;
  readonly address: string;
  readonly contact_id: string;
  /** Sum of list bits. */
  readonly lists: number;
  readonly friendly_name: string;
  /** Group numbers separated by commas: a contact is always read and written whole. */
  readonly group_numbers: string;
}

export interface SettingTable {
  readonly key: string;
  readonly value: string;
}

export interface InvitationTable {
  /** Whom it was written to. */
  readonly owner: string;
  readonly sender: string;
  readonly text: string;
  readonly written_at: number;
}

export interface OfflineMessageTable {
  readonly id: string;
  /** Whom it waits for. */
  readonly owner: string;
  readonly sender: string;
  readonly sender_name: string;
  readonly run_id: string;
  readonly sequence: number;
  readonly content: string;
  readonly received_at: number;
}

/** Which messages were kept, longer than the messages are: a sender who heard no answer sends again. */
export interface OfflineMarkTable {
  readonly sender: string;
  readonly run_id: string;
  readonly sequence: number;
  readonly received_at: number;
}

export interface Tables {
  readonly account: AccountTable;
  readonly property: PropertyTable;
  readonly contact_group: GroupTable;
  readonly contact: ContactTable;
  readonly setting: SettingTable;
  readonly invitation: InvitationTable;
  readonly offline_message: OfflineMessageTable;
  readonly offline_mark: OfflineMarkTable;
}

const firstTables: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('account')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('address', 'text', (column) => column.notNull().unique())
      .addColumn('friendly_name', 'text', (column) => column.notNull())
      .addColumn('list_version', 'integer', (column) => column.notNull())
      .addColumn('list_changed_at', 'integer', (column) => column.notNull())
      .addColumn('default_privacy', 'text', (column) => column.notNull())
      .addColumn('notify_on_add', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('md5_salt', 'text')
      .addColumn('md5_digest', 'text')
      .execute();
    await database.schema
      .createTable('property')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('property', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('property_key', ['owner', 'property'])
      .execute();
    await database.schema
      .createTable('contact_group')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('guid', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('contact_group_key', ['owner', 'number'])
      .execute();
    await database.schema
      .createTable('contact')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('contact_id', 'text', (column) => column.notNull())
      .addColumn('lists', 'integer', (column) => column.notNull())
      .addColumn('friendly_name', 'text', (column) => column.notNull())
      .addColumn('group_numbers', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('contact_key', ['owner', 'address'])
      .execute();
    await database.schema.createIndex('contact_address').on('contact').column('address').execute();
    await database.schema
      .createTable('setting')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

export interface StoreMigration extends Migration {
  /** The earliest version (steps are counted) that reads and writes what this leaves; absent: none before this. */
  readonly readableFrom?: number;
  /** Writes into what was added, wherever nothing stands there; called whenever an earlier version wrote meanwhile. */
  readonly fill?: (database: Kysely<Tables>) => Promise<void>;
}

/** A version that knows nothing of invitations leaves those behind that it lets people answer. */
async function forgetAnswered(database: Kysely<Tables>): Promise<void> {
  const { pending, allow, block } = LIST_BITS;
  await database
    .deleteFrom('invitation')
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('contact')
            .select('contact.owner')
            .whereRef('contact.owner', '=', 'invitation.owner')
            .whereRef('contact.address', '=', 'invitation.sender')
            .where(sql<boolean>`contact.lists & ${sql.lit(pending)} <> 0`)
            .where(sql<boolean>`contact.lists & ${sql.lit(allow | block)} = 0`),
        ),
      ),
    )
    .execute();
}

const invitations: StoreMigration = {
  readableFrom: 1,
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('invitation')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('written_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('invitation_key', ['owner', 'sender'])
      .execute();
    await database.schema.createIndex('invitation_sender').on('invitation').column('sender').execute();
  },
  fill: forgetAnswered,
};

/** A version that knows nothing of them takes accounts away and leaves their messages. */
async function forgetOfNobody(database: Kysely<Tables>): Promise<void> {
  const accounts = database.selectFrom('account').select('address');
  await database
    .deleteFrom('offline_message')
    .where((build) => build.or([build('owner', 'not in', accounts), build('sender', 'not in', accounts)]))
    .execute();
  await database.deleteFrom('offline_mark').where('sender', 'not in', accounts).execute();
}

const offlineMessages: StoreMigration = {
  readableFrom: 1,
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('offline_message')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('sender_name', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('received_at', 'integer', (column) => column.notNull())
      .execute();
    for (const column of ['owner', 'sender', 'received_at']) {
      await database.schema
        .createIndex(`offline_message_${column}`)
        .on('offline_message')
        .column(column)
        .execute();
    }
    await database.schema
      .createTable('offline_mark')
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('received_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('offline_mark_key', ['sender', 'run_id', 'sequence'])
      .execute();
    await database.schema
      .createIndex('offline_mark_age')
      .on('offline_mark')
      .columns(['sender', 'received_at'])
      .execute();
  },
  fill: forgetOfNobody,
};

export const MIGRATIONS: Readonly<Record<string, StoreMigration>> = {
  '001-accounts-and-lists': firstTables,
  '002-invitations': invitations,
  '003-offline-messages': offlineMessages,
};
