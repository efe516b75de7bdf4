/** Stretches of the history and what is found in it, for the history's window. SQL; throws what SQLite throws. */
import type { HistoryShelf, RequestArguments } from '@nudge/ipc-contract';
import type Database from 'libsql';
import type { HistoryKey } from '../history-database.ts';
import { LINE_COLUMNS, lineFromRow, type HistoryLine, type LineRow } from '../line-rows.ts';
import { firstPlace } from '../place-in-time.ts';
import { packedLines, type PackedLines } from './packed-lines.ts';

/** Lines of one page. */
export const ARCHIVE_PAGE_LINES = 100;

export interface HistoryStretch {
  /** For `unpackLines`. */
  readonly packs: readonly string[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export interface StretchRequest extends HistoryKey {
  readonly part: RequestArguments<'loadHistory'>['part'];
  readonly what: HistoryShelf;
}

/** `earlier`: lines below a place; `later`: those from it on. */
type Side = 'earlier' | 'later';

const KIND_OF_FILE = "CASE WHEN json_valid(transfer) THEN json_extract(transfer, '$.kind') END";
const ON_SHELF: Readonly<Record<HistoryShelf, string>> = {
  all: '',
  pictures: `AND kind = 'file' AND ${KIND_OF_FILE} = 'picture'`,
  files: `AND kind = 'file' AND ${KIND_OF_FILE} <> 'picture'`,
};
const TO_SIDE: Readonly<Record<Side, { readonly where: string; readonly order: string }>> = {
  earlier: { where: 'seq < ?', order: 'DESC' },
  later: { where: 'seq >= ?', order: 'ASC' },
};

export class HistoryReader {
  readonly #database: Database.Database;
  readonly #line;
  /** By their SQL: preparing one takes as long as a page. */
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.#line = database.prepare(
      `SELECT ${LINE_COLUMNS} FROM lines WHERE account = ? AND conversation = ? AND seq = ?`,
    );
  }

  stretch(request: StretchRequest): HistoryStretch {
    const parts = this.#parts(request).filter(({ first }) => first !== null);
    const pivot = pivotOf(request.part);
    const first = parts[0]?.first ?? pivot;
    const last = parts.at(-1)?.last ?? pivot - 1;
    return {
      packs: parts.map(({ packed }) => packed),
      hasEarlier: this.#isAny(request, 'earlier', first),
      hasLater: this.#isAny(request, 'later', last + 1),
    };
  }

  /** One line; undefined where there is none of that place. */
  line({ account, conversation }: HistoryKey, row: number): HistoryLine | undefined {
    const [found] = this.#line.all(account, conversation, row) as readonly LineRow[];
    return found && lineFromRow(found);
  }

  /** In their order. */
  #parts(request: StretchRequest): readonly PackedLines[] {
    const { part } = request;
    const place = pivotOf(part);
    const limit = ARCHIVE_PAGE_LINES;
    switch (part.kind) {
      case 'newest':
        return this.#lines(request, { side: 'earlier', place: Number.MAX_SAFE_INTEGER, limit });
      case 'before':
        return this.#lines(request, { side: 'earlier', place, limit });
      case 'after':
      case 'from':
        return this.#lines(request, { side: 'later', place, limit });
      case 'around':
        return [
          ...this.#lines(request, { side: 'earlier', place, limit: limit / 2 }),
          ...this.#lines(request, { side: 'later', place, limit: limit / 2 }),
        ];
    }
  }

  #lines({ account, conversation, what }: StretchRequest, { side, place, limit }: Beside) {
    const query = this.#query(packedLines(`${tailOf(side, what)} LIMIT ?`));
    return query.all(account, conversation, place, limit) as readonly PackedLines[];
  }

  #isAny({ account, conversation, what }: StretchRequest, side: Side, place: number): boolean {
    const query = this.#query(`SELECT 1 ${tailOf(side, what)} LIMIT 1`);
    return query.all(account, conversation, place).length > 0;
  }

  #query(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = this.#database.prepare(sql);
    this.#prepared.set(sql, fresh);
    return fresh;
  }
}

interface Beside {
  readonly side: Side;
  readonly place: number;
  readonly limit: number;
}

/** The nearest to the place come first. */
function tailOf(side: Side, what: HistoryShelf): string {
  const { where, order } = TO_SIDE[side];
  return `FROM lines WHERE account = ? AND conversation = ? AND ${where} ${ON_SHELF[what]} ORDER BY seq ${order}`;
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
