/**
 * libsql in the shape Kysely's SQLite dialect expects, with two differences: statements are prepared once, and
 * a rollback after SQLite has rolled back by itself (full disk) does nothing instead of hiding the real fault.
 */
import Database from 'libsql';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Milliseconds to wait for a lock another process holds. */
const LOCK_WAIT_MS = 2_000;
/** Statements kept prepared; batches of different sizes make new texts, so there is a bound. */
const PREPARED_MAX = 200;
const ROLLBACK = 'rollback';

export function openDatabase(file: string): SqliteDatabase {
  const database = new Database(file, { timeout: LOCK_WAIT_MS });
  const prepared = new Map<string, SqliteStatement>();
  const rollback = rollbackOf(database);
  return {
    prepare(text) {
      if (text === ROLLBACK) return rollback;
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const statement = statementOf(database, text);
      if (prepared.size >= PREPARED_MAX) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}

function statementOf(database: Database.Database, text: string): SqliteStatement {
  const statement = database.prepare(text);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all([...parameters]),
    run: (parameters) => statement.run([...parameters]),
    iterate: (parameters) => statement.iterate([...parameters]),
  };
}

function rollbackOf(database: Database.Database): SqliteStatement {
  const nothing = { changes: 0, lastInsertRowid: 0 };
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run() {
      if (database.inTransaction) database.exec(ROLLBACK);
      return nothing;
    },
  };
}
