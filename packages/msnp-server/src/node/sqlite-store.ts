/**
 * The embedded store: SQLite through libsql, queries by Kysely. WAL with synchronous=FULL, so what was
 * answered to a client is on the disk. One connection; Kysely lets one transaction at a time use it.
 */
import { LIST_BITS, type AccountName } from '@nudge/msnp-codec';
import { Kysely, sql, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { ServerError } from '../errors.ts';
import type {
  AccountSummary,
  Credentials,
  NewAccount,
  Properties,
  Store,
  StoreChange,
  StoredAccount,
} from '../store/store.ts';
import { openDatabase } from './open-database.ts';
import { accountOf, contactOf, contactRow } from './rows.ts';
import { MIGRATIONS, type Tables } from './schema.ts';
import { storeError } from './store-failure.ts';

/** Parameters of one statement; SQLite takes far more, but a batch need not be larger. */
const ROWS_PER_STATEMENT = 500;

export interface SqliteStoreOptions {
  /** File name, or `:memory:`. */
  readonly file: string;
  /** Largest size of the database in pages; for playing a full disk. */
  readonly maxPages?: number;
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
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  if (options.maxPages !== undefined) {
    await sql`pragma max_page_count = ${sql.lit(options.maxPages)}`.execute(database);
  }
}

class SqliteStore implements Store {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
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
      const row = await this.#database
        .selectFrom('account')
        .select(['password_hash', 'md5_salt', 'md5_digest'])
        .where('address', '=', address)
        .executeTakeFirst();
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
      const database = this.#database;
      const account = await database
        .selectFrom('account')
        .selectAll()
        .where('address', '=', address)
        .executeTakeFirst();
      if (account === undefined) return undefined;
      const properties = await database
        .selectFrom('property')
        .select(['property', 'value'])
        .where('owner', '=', address)
        .execute();
      const groups = await database
        .selectFrom('contact_group')
        .select(['number', 'guid', 'name'])
        .where('owner', '=', address)
        .orderBy('number')
        .execute();
      const contacts = await database
        .selectFrom('contact')
        .selectAll()
        .where('owner', '=', address)
        .orderBy('address')
        .execute();
      return {
        record: accountOf(account),
        properties: new Map(properties.map((row) => [row.property, row.value])),
        groups: groups.map(({ number, guid, name }) => ({ number, guid, name })),
        contacts: contacts.map(contactOf),
      };
    });
  }

  loadPrincipalProperties(owner: AccountName): Promise<ReadonlyMap<AccountName, Properties>> {
    return guarded(async () => {
      const rows = await this.#database
        .selectFrom('contact')
        .innerJoin('property', 'property.owner', 'contact.address')
        .select(['contact.address', 'property.property', 'property.value'])
        .where('contact.owner', '=', owner)
        .where(sql<boolean>`contact.lists & ${sql.lit(LIST_BITS.forward)} <> 0`)
        .execute();
      const byAddress = new Map<AccountName, Map<string, string>>();
      for (const row of rows) {
        const address = row.address as AccountName;
        const properties = byAddress.get(address) ?? new Map<string, string>();
        byAddress.set(address, properties.set(row.property, row.value));
      }
      return byAddress;
    });
  }

  apply(changes: readonly StoreChange[]): Promise<void> {
    return guarded(() =>
      this.#database.transaction().execute(async (transaction) => {
        const contacts = changes.filter((change) => change.kind === 'contact');
        for (const change of changes) if (change.kind !== 'contact') await applyOne(transaction, change);
        for (let start = 0; start < contacts.length; start += ROWS_PER_STATEMENT) {
          await putContacts(transaction, contacts.slice(start, start + ROWS_PER_STATEMENT));
        }
      }),
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

type ContactChange = Extract<StoreChange, { readonly kind: 'contact' }>;
type OtherChange = Exclude<StoreChange, ContactChange>;

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
  }
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

/** Every failure of the engine below leaves as a `ServerError`. */
async function guarded<Value>(task: () => Promise<Value>): Promise<Value> {
  try {
    return await task();
  } catch (failure) {
    throw storeError(failure);
  }
}
