/** Stretches of the history and what is found in it, for the history's window. SQL; throws what SQLite throws. */
import type { HistoryShelf, RequestArguments } from '@nudge/ipc-contract';
import type Database from 'libsql';
import type { HistoryKey } from '../history-database.ts';
import { LINE_COLUMNS, lineFromRow, type HistoryLine, type LineRow } from '../line-rows.ts';
import { firstPlace } from '../place-in-time.ts';

/** Lines of one page. */
export const ARCHIVE_PAGE_LINES = 100;

/** A line with its place, by which a window names it. */
export interface PlacedLine {
  readonly row: number;
  readonly line: HistoryLine;
}

export interface HistoryStretch {
  /** Oldest first. */
  readonly lines: readonly PlacedLine[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export interface StretchRequest extends HistoryKey {
  readonly part: RequestArguments<'loadHistory'>['part'];
  readonly what: HistoryShelf;
}

type PlacedRow = LineRow & { readonly seq: number };
type Direction = 'up' | 'down';

const KIND_OF_FILE = "CASE WHEN json_valid(transfer) THEN json_extract(transfer, '$.kind') END";
const ON_SHELF: Readonly<Record<HistoryShelf, string>> = {
  all: '',
  pictures: `AND kind = 'file' AND ${KIND_OF_FILE} = 'picture'`,
  files: `AND kind = 'file' AND ${KIND_OF_FILE} <> 'picture'`,
};
const PLACED = `seq, ${LINE_COLUMNS}`;

export class HistoryReader {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  stretch(request: StretchRequest): HistoryStretch {
    const rows = this.#rows(request);
    const pivot = pivotOf(request.part);
    const first = rows[0]?.seq ?? pivot;
    const last = rows.at(-1)?.seq ?? pivot - 1;
    return {
      lines: rows.flatMap(placed),
      hasEarlier: this.#beyond(request, { place: first, direction: 'down', limit: 1 }).length > 0,
      hasLater: this.#beyond(request, { place: last + 1, direction: 'up', limit: 1 }).length > 0,
    };
  }

  /** One line; undefined where there is none of that place. */
  line({ account, conversation }: HistoryKey, row: number): HistoryLine | undefined {
    const sql = `SELECT ${PLACED} FROM lines WHERE account = ? AND conversation = ? AND seq = ?`;
    const [found] = this.#database.prepare(sql).all(account, conversation, row) as readonly PlacedRow[];
    return found && lineFromRow(found);
  }

  #rows(request: StretchRequest): readonly PlacedRow[] {
    const { part } = request;
    const pivot = pivotOf(part);
    const limit = ARCHIVE_PAGE_LINES;
    switch (part.kind) {
      case 'newest':
        return this.#beyond(request, { place: Number.MAX_SAFE_INTEGER, direction: 'down', limit });
      case 'before':
        return this.#beyond(request, { place: pivot, direction: 'down', limit });
      case 'after':
      case 'from':
        return this.#beyond(request, { place: pivot, direction: 'up', limit });
      case 'around': {
        const half = limit / 2;
        return [
          ...this.#beyond(request, { place: pivot, direction: 'down', limit: half }),
          ...this.#beyond(request, { place: pivot, direction: 'up', limit: half }),
        ];
      }
    }
  }

  /** Lines below a place, or from it on; in their order. */
  #beyond({ account, conversation, what }: StretchRequest, { place, direction, limit }: Beyond) {
    const side = direction === 'down' ? 'seq < ?' : 'seq >= ?';
    const order = direction === 'down' ? 'DESC' : 'ASC';
    const rows = this.#database
      .prepare(
        `SELECT ${PLACED} FROM lines WHERE account = ? AND conversation = ? AND ${side} ${ON_SHELF[what]}
         ORDER BY seq ${order} LIMIT ?`,
      )
      .all(account, conversation, place, limit) as PlacedRow[];
    return direction === 'down' ? rows.reverse() : rows;
  }
}

interface Beyond {
  readonly place: number;
  readonly direction: Direction;
  readonly limit: number;
}

/** Where the later part of a stretch begins. */
function pivotOf(part: StretchRequest['part']): number {
  switch (part.kind) {
    case 'newest':
      return 0;
    case 'before':
    case 'around':
      return part.row;
    case 'after':
      return part.row + 1;
    case 'from':
      return firstPlace(part.at);
  }
}

function placed(row: PlacedRow): readonly PlacedLine[] {
  const line = lineFromRow(row);
  return line === undefined ? [] : [{ row: row.seq, line }];
}
