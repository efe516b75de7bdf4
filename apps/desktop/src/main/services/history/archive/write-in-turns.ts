/**
 * Long work on the history, in pieces that are written at once, each. Between them the file is free for a while, so
 * that a line that is spoken meanwhile gets its turn.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'libsql';

/** SQLite looks again after at most 100 ms; a shorter pause could be missed for long. */
const PAUSE_MILLISECONDS = 25;

export function atOnce<Value>(database: Database.Database, action: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = action();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // On a full disk SQLite has done so itself; asked once more, it would say that in place of what was wrong.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Does pieces until one says that it was the last. */
export async function inTurns(database: Database.Database, piece: () => boolean): Promise<void> {
  while (!atOnce(database, piece)) await wait(PAUSE_MILLISECONDS);
}
