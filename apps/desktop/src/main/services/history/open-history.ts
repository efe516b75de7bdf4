import Database from 'libsql';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { LaterVersion } from './later-version.ts';

const LOCK_WAIT_MILLISECONDS = 5000;

export interface HistoryFileOptions {
  readonly file: string;
  /** For tests of a full disk: the database may not grow past so many pages. */
  readonly maxPages?: number | undefined;
}

/** A connection to the history, with its tables as they are now. Throws `LaterVersion`, or what SQLite throws. */
export function openHistoryFile({ file, maxPages }: HistoryFileOptions): Database.Database {
  const database = new Database(file, { timeout: LOCK_WAIT_MILLISECONDS });
  try {
    if (versionOf(database) > HISTORY_MIGRATIONS.length) throw new LaterVersion();
    // Only a file that is new, or made anew whole, takes this: what is deleted later gives its room back.
    database.exec(
      'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    migrate(database);
    // What is merged or deleted from here on must not stay readable in the gaps of the file.
    database.exec('PRAGMA secure_delete = ON;');
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages};`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Whether the file was made by an earlier version. Throws what SQLite throws. */
export function isOfEarlierVersion(file: string): boolean {
  const database = new Database(file, { timeout: LOCK_WAIT_MILLISECONDS });
  try {
    const version = versionOf(database);
    return version > 0 && version < HISTORY_MIGRATIONS.length;
  } finally {
    database.close();
  }
}

function migrate(database: Database.Database): void {
  const version = versionOf(database);
  for (const [index, step] of HISTORY_MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      if (typeof step === 'string') database.exec(step);
      else step(database);
      database.exec(`PRAGMA user_version = ${index + 1}; COMMIT;`);
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
  if (version > 0 && version < HISTORY_MIGRATIONS.length) database.exec('VACUUM');
}

function versionOf(database: Database.Database): number {
  const [row] = database.prepare('PRAGMA user_version').all() as readonly { readonly user_version: number }[];
  return row?.user_version ?? 0;
}
