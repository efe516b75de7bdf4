import type Database from 'libsql';
import { LINE_COLUMNS, lineFromRow, type LineRow } from '../line-rows.ts';
import { placesOf, type HistoryRange } from './history-range.ts';
import type { PlacedLine } from './packed-lines.ts';

/** Lines read at once when much is written to a file. */
export const EXPORT_PAGE_LINES = 500;

export interface ExportRequest extends HistoryRange {
  readonly conversation: string;
  /** From the page before; absent: from the beginning. */
  readonly next?: number | undefined;
}

export interface ExportPage {
  /** Oldest first. */
  readonly lines: readonly PlacedLine[];
  /** Absent: there are no more. */
  readonly next?: number;
}

/** The lines of one conversation, a page after the other. Throws what SQLite throws. */
export function readForExport(database: Database.Database, request: ExportRequest): ExportPage {
  const { first, end } = placesOf(request);
  const rows = database
    .prepare(
      `SELECT seq, ${LINE_COLUMNS} FROM lines WHERE account = ? AND conversation = ? AND seq >= ? AND seq < ?
       ORDER BY seq LIMIT ?`,
    )
    .all(
      request.account,
      request.conversation,
      request.next ?? first,
      end,
      EXPORT_PAGE_LINES + 1,
    ) as readonly (LineRow & { readonly seq: number })[];
  const lines = rows.slice(0, EXPORT_PAGE_LINES).flatMap((row) => {
    const line = lineFromRow(row);
    return line === undefined ? [] : [{ row: row.seq, line }];
  });
  const more = rows[EXPORT_PAGE_LINES];
  return { lines, ...(more && { next: more.seq }) };
}
