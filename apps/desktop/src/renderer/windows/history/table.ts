/**
 * The lines of one conversation as far as they are loaded. Sessions are shaded alternately; a session keeps its
 * shade when others come before it, so that nothing changes colour while one scrolls.
 */
import type { HistoryPageView, HistoryRowView } from '@nudge/ipc-contract';
import type { Range } from './days.ts';

/** After a longer pause another session begins, ms. */
const SESSION_PAUSE = 60 * 60 * 1000;

export interface TableState {
  /** Oldest first. */
  readonly rows: readonly HistoryRowView[];
  /** Whether the session of the first row is a shaded one. */
  readonly firstIsShaded: boolean;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export function openTable(page: HistoryPageView, range: Range): TableState {
  return { ...within(page, range), firstIsShaded: false };
}

/** With what lies before it. */
export function withEarlier(table: TableState, page: HistoryPageView, range: Range): TableState {
  const { rows: earlier, hasEarlier } = within(page, range);
  const first = table.rows[0]?.row ?? Number.POSITIVE_INFINITY;
  const added = earlier.filter(({ row }) => row < first);
  const rows = [...added, ...table.rows];
  const between = rows.slice(1, added.length + 1).filter((row, at) => startsSession(rows[at], row));
  const isSwapped = between.length % 2 === 1;
  return { ...table, rows, hasEarlier, firstIsShaded: table.firstIsShaded !== isSwapped };
}

/** With what lies after it. */
export function withLater(table: TableState, page: HistoryPageView, range: Range): TableState {
  const { rows: later, hasLater } = within(page, range);
  const last = table.rows.at(-1)?.row ?? -1;
  return { ...table, rows: [...table.rows, ...later.filter(({ row }) => row > last)], hasLater };
}

/** Which rows are shaded. */
export function shadesOf({ rows, firstIsShaded }: TableState): readonly boolean[] {
  let isShaded = firstIsShaded;
  return rows.map((row, at) => {
    if (at > 0 && startsSession(rows[at - 1], row)) isShaded = !isShaded;
    return isShaded;
  });
}

function startsSession(before: HistoryRowView | undefined, row: HistoryRowView): boolean {
  if (before === undefined) return false;
  const { at } = row.line;
  const isOtherDay = new Date(before.line.at).toDateString() !== new Date(at).toDateString();
  return isOtherDay || at - before.line.at > SESSION_PAUSE;
}

/** What of a page lies in a range; beyond its ends there is nothing. */
function within(page: HistoryPageView, { from = Number.NEGATIVE_INFINITY, to }: Range): HistoryPageView {
  const end = to ?? Number.POSITIVE_INFINITY;
  const isEarlyEnough = page.rows.every(({ line }) => line.at >= from);
  const isLateEnough = page.rows.every(({ line }) => line.at < end);
  return {
    rows: page.rows.filter(({ line }) => line.at >= from && line.at < end),
    hasEarlier: page.hasEarlier && isEarlyEnough,
    hasLater: page.hasLater && isLateEnough,
  };
}
