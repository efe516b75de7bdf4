/** Takes a history through the steps that it has not seen. Each is whole or not at all. Throws what SQLite throws. */
import type Database from 'libsql';
import { atOnce } from './archive/write-in-turns.ts';
import type { AddingStep, HistoryMigration } from './history-schema.ts';
import { readMark, writeMark } from './version-mark.ts';

/** Answers whether it was made by an earlier version. */
export function bringUpToDate(database: Database.Database, steps: readonly HistoryMigration[]): boolean {
  const version = versionOf(database);
  complete(database, version, steps);
  for (const [index, step] of steps.entries()) {
    if (index >= version) atOnce(database, () => take(database, step, index + 1));
  }
  return version > 0 && version < steps.length;
}

export function versionOf(database: Database.Database): number {
  const [row] = database.prepare('PRAGMA user_version').all() as readonly { readonly user_version: number }[];
  return row?.user_version ?? 0;
}

function take(database: Database.Database, step: HistoryMigration, version: number): void {
  const before = readMark(database, version - 1);
  if (isAdding(step)) {
    change(database, step.adds);
    change(database, step.fills);
  } else {
    change(database, step);
  }
  database.exec(`PRAGMA user_version = ${version}`);
  const from = isAdding(step) ? step.readableFrom : version;
  writeMark(database, version, { readableFrom: Math.max(from, before.readableFrom), writtenBy: version });
}

/** What an earlier version wrote lacks what was added since. Of a later version's file we write down that we wrote. */
function complete(database: Database.Database, version: number, steps: readonly HistoryMigration[]): void {
  const { readableFrom, writtenBy } = readMark(database, version);
  const known = Math.min(version, steps.length);
  if (writtenBy === known) return;
  atOnce(database, () => {
    for (const step of steps.slice(writtenBy, known)) if (isAdding(step)) change(database, step.fills);
    writeMark(database, version, { readableFrom, writtenBy: known });
  });
}

const isAdding = (step: HistoryMigration): step is AddingStep => typeof step === 'object';

function change(database: Database.Database, what: Exclude<HistoryMigration, AddingStep>): void {
  if (typeof what === 'string') database.exec(what);
  else what(database);
}
