/**
 * Lines of a page as one text, which SQLite writes and which crosses threads as it is. Getting each value of each
 * row out by itself, and copying the objects made of them, costs more than the query does.
 */
import { LINE_COLUMNS, lineFromRow, rowFromValues, type HistoryLine, type LineValues } from '../line-rows.ts';

/** A line with its place, by which a window names it. */
export interface PlacedLine {
  readonly row: number;
  readonly line: HistoryLine;
}

/** What a query of {@link packedLines} answers: one row. */
export interface PackedLines {
  /** For {@link unpackLines}. */
  readonly packed: string;
  /** The lowest place and the highest; null: there are no lines. */
  readonly first: number | null;
  readonly last: number | null;
}

/** `tail`: what follows `SELECT …` to choose the lines. */
export function packedLines(tail: string): string {
  const columns = `seq, ${LINE_COLUMNS}`;
  return `
    SELECT json_group_array(json_array(${columns})) AS packed, min(seq) AS first, max(seq) AS last
    FROM (SELECT ${columns} ${tail})`;
}

/** In the order of time, whatever the order of the packs. A file whose facts cannot be read is left out. */
export function unpackLines(packs: readonly string[]): readonly PlacedLine[] {
  return packs
    .flatMap((packed) => JSON.parse(packed) as readonly (readonly [seq: number, ...line: LineValues])[])
    .sort(([left], [right]) => left - right)
    .flatMap(([row, ...values]) => {
      const line = lineFromRow(rowFromValues(values));
      return line === undefined ? [] : [{ row, line }];
    });
}
