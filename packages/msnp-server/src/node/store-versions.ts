/**
 * Brings the embedded store up to date, and keeps in it which versions may open it: a version that meets the store of
 * a later one uses it as usual where that one lets it in.
 */
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { ServerError } from '../errors.ts';
import type { StoreMigration, Tables } from './schema.ts';
import { storeError } from './store-failure.ts';

type Steps = readonly (readonly [name: string, step: StoreMigration])[];

interface VersionMark {
  readonly version: number;
  /** The earliest version that reads and writes the store as it should. */
  readonly readableFrom: number;
  /** The earliest version that has written since the store was last complete. */
  readonly writtenBy: number;
}

/** Keys of the setting table. */
const MARK_KEYS = {
  version: 'schema-version',
  readableFrom: 'schema-readable-from',
  writtenBy: 'schema-written-by',
} as const;

export async function bringUpToDate(
  database: Kysely<Tables>,
  migrations: Readonly<Record<string, StoreMigration>>,
): Promise<void> {
  const steps: Steps = Object.entries(migrations).sort(([one], [other]) => (one < other ? -1 : 1));
  const taken = await stepsTaken(database);
  const mark = taken === 0 ? undefined : await readMark(database, taken);
  if (taken > steps.length && (mark?.readableFrom ?? taken) > steps.length) {
    throw new ServerError('storeTooNew', 'the database was made by a later version');
  }
  if (mark !== undefined) await complete(database, mark, steps);
  if (taken <= steps.length) await migrate(database, steps);
  // One without a mark is for its own version: nothing is written only to say so.
  if (taken < steps.length) await markAsNew(database, steps);
}

async function stepsTaken(database: Kysely<Tables>): Promise<number> {
  const tables = sql<{
    readonly name: string;
  }>`select name from sqlite_master where name = 'kysely_migration'`;
  if ((await tables.execute(database)).rows.length === 0) return 0;
  const counted = sql<{ readonly taken: number }>`select count(*) as taken from kysely_migration`;
  return (await counted.execute(database)).rows[0]?.taken ?? 0;
}

async function migrate(database: Kysely<Tables>, steps: Steps): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(steps.map(([name, step]) => [name, step]));
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw storeError(error);
}

async function markAsNew(database: Kysely<Tables>, steps: Steps): Promise<void> {
  const version = steps.length;
  const froms = steps.map(([, step], index) => step.readableFrom ?? index + 1);
  await writeMark(database, { version, readableFrom: Math.max(...froms), writtenBy: version });
}

/** What an earlier version wrote lacks what was added since. Of a later version's store we write down that we wrote. */
async function complete(database: Kysely<Tables>, mark: VersionMark, steps: Steps): Promise<void> {
  const known = Math.min(mark.version, steps.length);
  if (mark.writtenBy === known) return;
  await database.transaction().execute(async (transaction) => {
    for (const [, step] of steps.slice(mark.writtenBy, known)) await step.fill?.(transaction);
    await writeMark(transaction, { ...mark, writtenBy: known });
  });
}

/** Undefined: what is said is of another version than the store is of now. */
async function readMark(database: Kysely<Tables>, taken: number): Promise<VersionMark | undefined> {
  const keys = Object.values(MARK_KEYS);
  const rows = await database.selectFrom('setting').selectAll().where('key', 'in', keys).execute();
  const of = (key: string): number => Number(rows.find((row) => row.key === key)?.value);
  const version = of(MARK_KEYS.version);
  if (version !== taken) return undefined;
  return { version, readableFrom: of(MARK_KEYS.readableFrom), writtenBy: of(MARK_KEYS.writtenBy) };
}

async function writeMark(database: Kysely<Tables>, mark: VersionMark): Promise<void> {
  const values = (Object.keys(MARK_KEYS) as readonly (keyof VersionMark)[]).map((name) => ({
    key: MARK_KEYS[name],
    value: String(mark[name]),
  }));
  await database
    .insertInto('setting')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((update) => ({ value: update.ref('excluded.value') })),
    )
    .execute();
}
