import type { SnippetPart } from '@nudge/ipc-contract';
import type Database from 'libsql';
import { searchQuery } from '../search/search-query.ts';
import { snippetOf } from '../search/snippet.ts';
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
  /** Newest first. */
  readonly lines: readonly FoundLine[];
  readonly next?: number;
}

interface FoundRow {
  readonly seq: number;
  readonly conversation: string;
  readonly at: number;
  readonly is_own: number;
  readonly sender_address: string;
  readonly sender_name: string;
  readonly text: string;
}

// The index is read from its end and no further than the page: the join may not be turned round. It takes bounds
// only from whole numbers.
const SEARCH = `
  SELECT seq, conversation, at, is_own, sender_address, sender_name, lines.text
  FROM lines_text CROSS JOIN lines ON seq = lines_text.rowid
  WHERE lines_text MATCH ? AND lines_text.rowid >= CAST(? AS INTEGER) AND lines_text.rowid < CAST(? AS INTEGER)
    AND account = ? AND (? IS NULL OR conversation = ?)
  ORDER BY lines_text.rowid DESC LIMIT ?`;

/** A page of hits. Throws what SQLite throws; no text makes it throw. */
export function searchLines(database: Database.Database, request: SearchRequest): FoundLines {
  const query = searchQuery(request.text);
  if (query === undefined) return { lines: [] };
  const { first, end } = placesOf(request);
  const before = Math.min(end, request.next ?? end);
  const only = request.conversation ?? null;
  const rows = database
    .prepare(SEARCH)
    .all(
      query.match,
      first,
      before,
      request.account,
      only,
      only,
      SEARCH_PAGE_HITS + 1,
    ) as readonly FoundRow[];
  const page = rows.slice(0, SEARCH_PAGE_HITS);
  const last = page.at(-1);
  const isMore = rows.length > page.length && last !== undefined;
  const lines = page.map((row) => ({ ...foundLine(row), snippet: snippetOf(row.text, query.needles) }));
  return { lines, ...(isMore && { next: last.seq }) };
}

function foundLine(row: FoundRow): Omit<FoundLine, 'snippet'> {
  return {
    conversation: row.conversation,
    row: row.seq,
    at: row.at,
    isOwn: row.is_own === 1,
    senderAddress: row.sender_address,
    senderName: row.sender_name,
  };
}
