/** libsql in the shape Kysely's SQLite dialect expects. */
import Database from 'libsql';
import type { SqliteDatabase } from 'kysely';

/** Milliseconds to wait for a lock another process holds. */
const LOCK_WAIT_MS = 2_000;

export function openDatabase(file: string): SqliteDatabase {
  return new Database(file, { timeout: LOCK_WAIT_MS }) as unknown as SqliteDatabase;
}
