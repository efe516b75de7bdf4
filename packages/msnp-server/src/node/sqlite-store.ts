/**
 * The embedded store: SQLite through libsql, queries by Kysely. WAL with synchronous=FULL, so what was
 * answered to a client is on the disk. One connection; Kysely lets one transaction at a time use it.
 */
import { LIST_BITS, type AccountName } from '@nudge/msnp-codec';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { ServerError } from '../errors.ts';
import type {
  AccountSummary,
  Credentials,
  Invitation,
  NewAccount,
  Properties,
  Store,
  StoreChange,
  StoredAccount,
} from '../store/store.ts';
import type { OfflineMessageStore } from '../store/offline-message-store.ts';
import { accountQueries, type AccountQueries } from './account-queries.ts';
import { applyChanges } from './apply-changes.ts';
import { openDatabase } from './open-database.ts';
import { accountOf, contactsOf } from './rows.ts';
import { MIGRATIONS, type StoreMigration, type Tables } from './schema.ts';
import { removeMessagesOf, SqliteOfflineMessages } from './sqlite-offline-messages.ts';
import { guarded, storeError } from './store-failure.ts';
import { bringUpToDate } from './store-versions.ts';

export interface SqliteStoreOptions {
  /** File name, or `:memory:`. */
  readonly file: string;
  /** Largest size of the database in pages; for playing a full disk. */
  readonly maxPages?: number;
  /** For tests of versions that are still to come. */
  readonly migrations?: Readonly<Record<string, StoreMigration>>;
}

/** Opens the database and brings it up to date. Fails with a `ServerError` (storeCorrupt, storeTooNew, …). */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  try {
    const database = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: openDatabase(options.file) }),
    });
    try {
      await prepare(database, options);
    } catch (failure) {
      await database.destroy();
      throw failure;
    }
    return new SqliteStore(database);
  } catch (failure) {
    throw storeError(failure);
  }
}

async function prepare(database: Kysely<Tables>, options: SqliteStoreOptions): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(database);
  await sql`pragma synchronous = full`.execute(database);
  const check = await sql<{ readonly quick_check: string }>`pragma quick_check(1)`.execute(database);
  if (check.rows[0]?.quick_check !== 'ok') throw new ServerError('storeCorrupt', 'the database is damaged');
  await bringUpToDate(database, options.migrations ?? MIGRATIONS);
  if (options.maxPages !== undefined) {
    await sql`pragma max_page_count = ${sql.lit(options.maxPages)}`.execute(database);
  }
}

class SqliteStore implements Store {
  readonly offlineMessages: OfflineMessageStore;
  readonly #database: Kysely<Tables>;
  readonly #queries: AccountQueries;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
    this.#queries = accountQueries(database);
    this.offlineMessages = new SqliteOfflineMessages(database, this.#queries);
  }

  createAccount(account: NewAccount): Promise<boolean> {
    return guarded(async () => {
      const { md5, passwordHash } = account.credentials;
      const result = await this.#database
        .insertInto('account')
        .values({
          address: account.address,
          friendly_name: account.friendlyName,
          list_version: account.listVersion,
          list_changed_at: account.listChangedAt,
          default_privacy: account.defaultPrivacy,
          notify_on_add: account.notifyOnAdd,
          password_hash: passwordHash,
          md5_salt: md5?.salt ?? null,
          md5_digest: md5?.digest ?? null,
        })
        .onConflict((conflict) => conflict.column('address').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    });
  }

  findCredentials(address: AccountName): Promise<Credentials | undefined> {
    return guarded(async () => {
      const [row] = await this.#queries.credentials(address);
      if (row === undefined) return undefined;
      const { password_hash: passwordHash, md5_salt: salt, md5_digest: digest } = row;
      return salt === null || digest === null ? { passwordHash } : { passwordHash, md5: { salt, digest } };
    });
  }

  setCredentials(address: AccountName, credentials: Credentials): Promise<boolean> {
    return guarded(async () => {
      const result = await this.#database
        .updateTable('account')
        .set({
          password_hash: credentials.passwordHash,
          md5_salt: credentials.md5?.salt ?? null,
          md5_digest: credentials.md5?.digest ?? null,
        })
        .where('address', '=', address)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    });
  }

  deleteAccount(address: AccountName): Promise<boolean> {
    return guarded(() =>
      this.#database.transaction().execute(async (transaction) => {
        const deleted = await transaction
          .deleteFrom('account')
          .where('address', '=', address)
          .executeTakeFirst();
        if (deleted.numDeletedRows === 0n) return false;
        await transaction.deleteFrom('property').where('owner', '=', address).execute();
        await transaction.deleteFrom('contact_group').where('owner', '=', address).execute();
        await transaction.deleteFrom('contact').where('owner', '=', address).execute();
        await transaction
          .deleteFrom('invitation')
          .where((build) => build.or([build('owner', '=', address), build('sender', '=', address)]))
          .execute();
        await removeMessagesOf(transaction, address);
        await transaction
          .updateTable('account')
          .set({ list_version: sql<number>`list_version + 1` })
          .where('address', 'in', (query) =>
            query.selectFrom('contact').select('owner').where('address', '=', address),
          )
          .execute();
        const kept = ~(LIST_BITS.reverse | LIST_BITS.pending);
        await transaction
          .updateTable('contact')
          .set({ lists: sql<number>`lists & ${sql.lit(kept)}` })
          .where('address', '=', address)
          .execute();
        await transaction
          .deleteFrom('contact')
          .where('address', '=', address)
          .where('lists', '=', 0)
          .execute();
        return true;
      }),
    );
  }

  listAccounts(): Promise<readonly AccountSummary[]> {
    return guarded(async () => {
      const rows = await this.#database
        .selectFrom('account')
        .select(['address', 'friendly_name', 'md5_salt'])
        .orderBy('address')
        .execute();
      return rows.map((row) => ({
        address: row.address as AccountName,
        name: row.friendly_name,
        legacyMd5: row.md5_salt !== null,
      }));
    });
  }

  loadAccount(address: AccountName): Promise<StoredAccount | undefined> {
    return guarded(async () => {
      const [account] = await this.#queries.account(address);
      if (account === undefined) return undefined;
      const properties = await this.#queries.properties(address);
      const groups = await this.#queries.groups(address);
      const [contacts] = await this.#queries.contacts(address);
      return {
        record: accountOf(account),
        properties: new Map(properties.map((row) => [row.property, row.value])),
        groups: groups.map(({ number, guid, name }) => ({ number, guid, name })),
        contacts: contactsOf(contacts?.packed ?? '[]'),
      };
    });
  }

  loadPrincipalProperties(owner: AccountName): Promise<ReadonlyMap<AccountName, Properties>> {
    return guarded(async () => {
      const rows = await this.#queries.principalProperties(owner);
      const byAddress = new Map<AccountName, Map<string, string>>();
      for (const row of rows) {
        const address = row.address as AccountName;
        const properties = byAddress.get(address) ?? new Map<string, string>();
        byAddress.set(address, properties.set(row.property, row.value));
      }
      return byAddress;
    });
  }

  loadInvitations(owner: AccountName): Promise<readonly Invitation[]> {
    return guarded(async () => {
      const rows = await this.#database
        .selectFrom('invitation')
        .select(['sender', 'text', 'written_at'])
        .where('owner', '=', owner)
        .orderBy('written_at')
        .orderBy('sender')
        .execute();
      return rows.map(({ sender, text, written_at: writtenAt }) => ({
        sender: sender as AccountName,
        text,
        writtenAt,
      }));
    });
  }

  countInvitationsBy(sender: AccountName): Promise<number> {
    return guarded(async () => {
      const { count } = await this.#database
        .selectFrom('invitation')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('sender', '=', sender)
        .executeTakeFirstOrThrow();
      return count;
    });
  }

  apply(changes: readonly StoreChange[]): Promise<void> {
    return guarded(() =>
      this.#database.transaction().execute((transaction) => applyChanges(transaction, changes)),
    );
  }

  keepSetting(key: string, fresh: string): Promise<string> {
    return guarded(async () => {
      await this.#database
        .insertInto('setting')
        .values({ key, value: fresh })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      const row = await this.#database
        .selectFrom('setting')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      return row.value;
    });
  }

  async close(): Promise<void> {
    await this.#database.destroy();
  }
}
