/** Reads the table of `resources/CREDITS.md`, the record of who made each shipped asset and from what. */
import { matchesGlob } from 'node:path';

/** One row: which files, whose, under which licence, made from what. */
export interface CreditRow {
  /** Glob relative to `resources`. */
  readonly files: string;
  readonly author: string;
  readonly licence: string;
  /** A script's path from the project's folder in backquotes, or words that say the file is its own source. */
  readonly source: string;
}

/** The rows of the table; prose around it and its two head lines are skipped. */
export function creditRows(markdown: string): readonly CreditRow[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, files = '', , author = '', licence = '', source = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      return { files: files.replaceAll('`', ''), author, licence, source };
    });
}

/** The rows that speak of the file at `path`, relative to `resources`. */
export function rowsFor(rows: readonly CreditRow[], path: string): readonly CreditRow[] {
  return rows.filter((row) => matchesGlob(path, row.files));
}

/** The script a row names as its source, if it names one. */
export function sourceScript(row: CreditRow): string | undefined {
  return /^`(?<script>[^`]+\.ts)`$/.exec(row.source)?.groups?.['script'];
}
