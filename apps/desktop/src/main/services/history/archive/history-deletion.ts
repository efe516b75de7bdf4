/** Deletes for good: words leave the index as well, what was on the disk is overwritten, and its room is given back. */
import type Database from 'libsql';
import { placesOf, type HistoryRange } from './history-range.ts';
import { inTurns } from './write-in-turns.ts';

/** Of one piece: short enough for a line that waits to be written. */
const DELETED_AT_ONCE = 400;
const INDEX_PAGES_AT_ONCE = 200;
const PAGES_GIVEN_BACK_AT_ONCE = 500;

/** How many lines went. Throws what SQLite throws; what is gone by then stays so. */
export async function deleteLines(database: Database.Database, range: HistoryRange): Promise<number> {
  const only = range.conversation === undefined ? '' : 'AND conversation = ?';
  const whose = range.conversation === undefined ? [range.account] : [range.account, range.conversation];
  const { first, end } = placesOf(range);
  const remove = database.prepare(
    `DELETE FROM lines WHERE seq IN
     (SELECT seq FROM lines WHERE account = ? ${only} AND seq >= ? AND seq < ? ORDER BY seq LIMIT ?)`,
  );
  let count = 0;
  await inTurns(database, () => {
    const { changes } = remove.run(...whose, first, end, DELETED_AT_ONCE);
    count += changes;
    if (changes === DELETED_AT_ONCE) return false;
    refreshConversations(database, { only, whose });
    return true;
  });
  if (count > 0) await giveBack(database);
  return count;
}

interface Affected {
  readonly only: string;
  readonly whose: readonly string[];
}

function refreshConversations(database: Database.Database, { only, whose }: Affected): void {
  database.prepare(`DELETE FROM conversations WHERE account = ? ${only} AND line_count <= 0`).run(...whose);
  const edge = (order: 'ASC' | 'DESC'): string =>
    `(SELECT at FROM lines WHERE lines.account = conversations.account
      AND lines.conversation = conversations.conversation ORDER BY seq ${order} LIMIT 1)`;
  database
    .prepare(
      `UPDATE conversations SET first_at = ${edge('ASC')}, last_at = ${edge('DESC')} WHERE account = ? ${only}`,
    )
    .run(...whose);
}

/** Words of deleted lines stay in the index until its parts are merged. */
async function giveBack(database: Database.Database): Promise<void> {
  const merge = database.prepare("INSERT INTO lines_text (lines_text, rank) VALUES ('merge', ?)");
  let pages = -INDEX_PAGES_AT_ONCE;
  await inTurns(database, () => {
    const before = totalChanges(database);
    merge.run(pages);
    pages = INDEX_PAGES_AT_ONCE;
    // Fewer than two changes: SQLite's way to say that nothing is left to merge.
    return totalChanges(database) - before < 2;
  });
  await inTurns(database, () => {
    const before = freePages(database);
    database.exec(`PRAGMA incremental_vacuum(${PAGES_GIVEN_BACK_AT_ONCE})`);
    const left = freePages(database);
    // A file that was never made to give room back keeps all of it.
    return left === 0 || left >= before;
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

const freePages = (database: Database.Database): number => numberOf(database, 'PRAGMA freelist_count');
const totalChanges = (database: Database.Database): number => numberOf(database, 'SELECT total_changes()');

function numberOf(database: Database.Database, sql: string): number {
  const [row] = database.prepare(sql).all() as readonly Readonly<Record<string, number>>[];
  return Object.values(row ?? {})[0] ?? 0;
}
