import type { SnippetPart } from '@nudge/ipc-contract';
import type Database from 'libsql';
import { searchQuery } from '../search/search-query.ts';
import { snippetMaker } from '../search/snippet.ts';
import { placesOf, type HistoryRange } from './history-range.ts';

/** Hits of one page. */
export const SEARCH_PAGE_HITS = 50;

export interface SearchRequest extends HistoryRange {
  readonly text: string;
  /** From the page before: only what is older. */
  readonly next?: number | undefined;
}

export interface FoundLine {
  readonly conversation: string;
  readonly row: number;
  readonly at: number;
  readonly isOwn: boolean;
  readonly senderAddress: string;
  readonly senderName: string;
  readonly snippet: readonly SnippetPart[];
}

export interface FoundLines {
  /** For {@link unpackFound}: a text crosses threads faster than many small objects. */
  readonly packed: string;
  readonly next?: number;
}

type FoundRow = readonly [
  seq: number,
  conversation: string,
  at: number,
  isOwn: number,
  senderAddress: string,
  senderName: string,
  text: string,
];

// The index is read from its end and no further than the page: the join may not be turned round. It takes bounds
// only from whole numbers. One text comes out, as in packed-lines.ts.
const COLUMNS = 'seq, conversation, at, is_own, sender_address, sender_name, lines.text AS text';
const SEARCH = `
  SELECT json_group_array(json_array(seq, conversation, at, is_own, sender_address, sender_name, text)) AS packed
  FROM (
    SELECT ${COLUMNS} FROM lines_text CROSS JOIN lines ON seq = lines_text.rowid
    WHERE lines_text MATCH ? AND lines_text.rowid >= CAST(? AS INTEGER) AND lines_text.rowid < CAST(? AS INTEGER)
      AND account = ? AND (? IS NULL OR conversation = ?)
    ORDER BY lines_text.rowid DESC LIMIT ?
  )`;

export class HistorySearch {
  readonly #search;

  constructor(database: Database.Database) {
    this.#search = database.prepare(SEARCH);
  }

  /** A page of hits. Throws what SQLite throws; no text makes it throw. */
  find(request: SearchRequest): FoundLines {
    const query = searchQuery(request.text);
    if (query === undefined) return { packed: '[]' };
    const rows = this.#rows(query.match, request);
    const page = rows.slice(0, SEARCH_PAGE_HITS);
    const last = page.at(-1);
    const snippetOf = snippetMaker(query.needles);
    const packed = JSON.stringify(page.map((row) => foundLine(row, snippetOf)));
    return { packed, ...(rows.length > page.length && last !== undefined && { next: last[0] }) };
  }

  #rows(match: string, request: SearchRequest): readonly FoundRow[] {
    const { first, end } = placesOf(request);
    const before = Math.min(end, request.next ?? end);
    const only = request.conversation ?? null;
    const place = [first, before, request.account, only, only, SEARCH_PAGE_HITS + 1];
    const [row] = this.#search.all(match, ...place) as readonly { readonly packed: string }[];
    return row === undefined ? [] : (JSON.parse(row.packed) as readonly FoundRow[]);
  }
}

/** Newest first. */
export function unpackFound({ packed }: FoundLines): readonly FoundLine[] {
  return JSON.parse(packed) as readonly FoundLine[];
}

function foundLine(row: FoundRow, snippetOf: ReturnType<typeof snippetMaker>): FoundLine {
  const [place, conversation, at, isOwn, senderAddress, senderName, text] = row;
  const snippet = snippetOf(text);
  return { conversation, row: place, at, isOwn: isOwn === 1, senderAddress, senderName, snippet };
}
