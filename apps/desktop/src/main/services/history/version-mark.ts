/**
 * Which versions may open a history, kept in the history itself, so that a version meeting the file of a later one
 * need not leave it alone. Read before anything is written: a file that is not for us stays as it is.
 */
import type Database from 'libsql';

interface VersionMark {
  /** The earliest version that reads and writes the file as it should. */
  readonly readableFrom: number;
  /** The earliest version that has written since the file was last complete. */
  readonly writtenBy: number;
}

interface MarkRow {
  readonly readable_from: number;
  readonly written_by: number;
}

/** What is said of the file as it is in `version`; a file that says nothing of it is for that version alone. */
export function readMark(database: Database.Database, version: number): VersionMark {
  const [row] = hasTable(database)
    ? (database
        .prepare('SELECT readable_from, written_by FROM version_mark WHERE version = ?')
        .all(version) as readonly MarkRow[])
    : [];
  return row === undefined
    ? { readableFrom: version, writtenBy: version }
    : { readableFrom: row.readable_from, writtenBy: row.written_by };
}

/** Inside the transaction that makes it true. */
export function writeMark(database: Database.Database, version: number, mark: VersionMark): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS version_mark (
      version INTEGER NOT NULL, readable_from INTEGER NOT NULL, written_by INTEGER NOT NULL
    );
    DELETE FROM version_mark;
  `);
  const insert = database.prepare(
    'INSERT INTO version_mark (version, readable_from, written_by) VALUES (?, ?, ?)',
  );
  insert.run(version, mark.readableFrom, mark.writtenBy);
}

function hasTable(database: Database.Database): boolean {
  const named = database.prepare(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'version_mark'",
  );
  return named.all().length > 0;
}
