import Database from 'libsql';
import { atOnce } from './archive/write-in-turns.ts';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { LaterVersion } from './later-version.ts';

const LOCK_WAIT_MILLISECONDS = 5000;
/** As `PRAGMA auto_vacuum` tells it. */
const INCREMENTAL = 2;

export interface HistoryFileOptions {
  readonly file: string;
  /** For tests of a full disk: the database may not grow past so many pages. */
  readonly maxPages?: number | undefined;
  /** For tests of one that others write to. */
  readonly lockWaitMilliseconds?: number | undefined;
}

/** A connection to the history, with its tables as they are now. Throws `LaterVersion`, or what SQLite throws. */
export function openHistoryFile(options: HistoryFileOptions): Database.Database {
  const { file, maxPages, lockWaitMilliseconds = LOCK_WAIT_MILLISECONDS } = options;
  const database = new Database(file, { timeout: lockWaitMilliseconds });
  try {
    if (versionOf(database) > HISTORY_MIGRATIONS.length) throw new LaterVersion();
    // Only a file that is new, or made anew whole, takes this: what is deleted later gives its room back.
    database.exec(
      'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    if (migrate(database) || !givesRoomBack(database)) makeAnew(database);
    // What is merged or deleted from here on must not stay readable in the gaps of the file.
    database.exec('PRAGMA secure_delete = ON;');
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages};`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Whether opening the file can take long: it has to be brought up to date. Throws what SQLite throws. */
export function isBehind(file: string): boolean {
  const database = new Database(file, { timeout: LOCK_WAIT_MILLISECONDS });
  try {
    const version = versionOf(database);
    const isCurrent = version === HISTORY_MIGRATIONS.length && givesRoomBack(database);
    return version > 0 && version <= HISTORY_MIGRATIONS.length && !isCurrent;
  } finally {
    database.close();
  }
}

/** Answers whether it was made by an earlier version. */
function migrate(database: Database.Database): boolean {
  const version = versionOf(database);
  for (const [index, step] of HISTORY_MIGRATIONS.entries()) {
    if (index < version) continue;
    atOnce(database, () => {
      if (typeof step === 'string') database.exec(step);
      else step(database);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
  return version > 0 && version < HISTORY_MIGRATIONS.length;
}

/** Takes as much room again, and long: where that cannot be had now, it is tried at the next start. */
function makeAnew(database: Database.Database): void {
  try {
    database.exec('VACUUM');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^SQLITE_(FULL|BUSY|IOERR)/.test(code)) throw error;
  }
}

/** False: it was not made anew since an earlier version, for want of room or of time. */
function givesRoomBack(database: Database.Database): boolean {
  return pragma(database, 'auto_vacuum') === INCREMENTAL;
}

const versionOf = (database: Database.Database): number => pragma(database, 'user_version');

function pragma(database: Database.Database, name: 'auto_vacuum' | 'user_version'): number {
  const [row] = database.prepare(`PRAGMA ${name}`).all() as readonly Readonly<Record<string, number>>[];
  return row?.[name] ?? 0;
}
