import Database from 'libsql';
import { bringUpToDate, versionOf } from './bring-up-to-date.ts';
import { HISTORY_CIPHER, type HistoryHome } from './history-home.ts';
import { HISTORY_MIGRATIONS, type HistoryMigration } from './history-schema.ts';
import { LaterVersion } from './later-version.ts';
import { readMark } from './version-mark.ts';

const LOCK_WAIT_MILLISECONDS = 5000;
/** As `PRAGMA auto_vacuum` tells it. */
const INCREMENTAL = 2;

export interface HistoryFileOptions extends HistoryHome {
  /** For tests of a full disk: the database may not grow past so many pages. */
  readonly maxPages?: number | undefined;
  /** For tests of one that others write to. */
  readonly lockWaitMilliseconds?: number | undefined;
  /** For tests of versions that are still to come. */
  readonly steps?: readonly HistoryMigration[] | undefined;
}

/**
 * A connection to the history, with its tables as they are now, or as a later version made them that lets us in.
 * Throws `LaterVersion`, or what SQLite throws.
 */
export function openHistoryFile(options: HistoryFileOptions): Database.Database {
  const { maxPages, lockWaitMilliseconds, steps = HISTORY_MIGRATIONS } = options;
  const database = connect(options, lockWaitMilliseconds);
  try {
    if (!isForUs(database, steps.length)) throw new LaterVersion();
    // Only a file that is new, or made anew whole, takes this: what is deleted later gives its room back.
    database.exec(
      'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    if (bringUpToDate(database, steps) || !givesRoomBack(database)) makeAnew(database);
    // What is merged or deleted from here on must not stay readable in the gaps of the file.
    database.exec('PRAGMA secure_delete = ON;');
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages};`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** A connection and nothing more; nothing is read yet. */
export function connect(
  { file, key }: HistoryHome,
  lockWaitMilliseconds: number = LOCK_WAIT_MILLISECONDS,
): Database.Database {
  const opened = key === undefined ? {} : { encryptionCipher: HISTORY_CIPHER, encryptionKey: key };
  return new Database(file, { timeout: lockWaitMilliseconds, ...opened });
}

/** Whether opening the file can take long: it has to be brought up to date. Throws what SQLite throws. */
export function isBehind(
  home: HistoryHome,
  steps: readonly HistoryMigration[] = HISTORY_MIGRATIONS,
): boolean {
  const database = connect(home);
  try {
    const version = versionOf(database);
    if (version === 0 || !isForUs(database, steps.length)) return false;
    const isComplete = readMark(database, version).writtenBy >= Math.min(version, steps.length);
    return version < steps.length || !isComplete || !givesRoomBack(database);
  } finally {
    database.close();
  }
}

function isForUs(database: Database.Database, ours: number): boolean {
  const version = versionOf(database);
  return version <= ours || readMark(database, version).readableFrom <= ours;
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
  const [row] = database.prepare('PRAGMA auto_vacuum').all() as readonly { readonly auto_vacuum: number }[];
  return row?.auto_vacuum === INCREMENTAL;
}
