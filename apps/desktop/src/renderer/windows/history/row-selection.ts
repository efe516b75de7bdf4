import type { HistoryRowView } from '@nudge/ipc-contract';

/** Rows chosen in one piece: from where it began to where one is. Both are numbers of rows. */
export interface RowSelection {
  readonly anchor: number;
  readonly active: number;
}

interface Move {
  readonly key: string;
  /** With Shift: the piece grows or shrinks. */
  readonly isExtending: boolean;
  /** Rows to a page. */
  readonly page: number;
}

type Rows = readonly HistoryRowView[];

export function isSelected(selection: RowSelection | undefined, row: number): boolean {
  if (selection === undefined) return false;
  const { anchor, active } = selection;
  return row >= Math.min(anchor, active) && row <= Math.max(anchor, active);
}

/** Where a key leads; undefined when it leads nowhere. Without a row to begin at, one begins with the last. */
export function movedSelection(
  rows: Rows,
  selection: RowSelection | undefined,
  move: Move,
): RowSelection | undefined {
  const at = rows.findIndex(({ row }) => row === selection?.active);
  const to = target(move, at, rows.length);
  const active = to === undefined ? undefined : rows[Math.max(0, Math.min(to, rows.length - 1))]?.row;
  if (active === undefined) return undefined;
  return { active, anchor: move.isExtending ? (selection?.anchor ?? active) : active };
}

function target({ key, page }: Move, at: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowUp':
      return at < 0 ? last : at - 1;
    case 'ArrowDown':
      return at < 0 ? last : at + 1;
    case 'PageUp':
      return (at < 0 ? last : at) - page;
    case 'PageDown':
      return (at < 0 ? last : at) + page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Everything that is loaded. */
export function allSelected(rows: Rows): RowSelection | undefined {
  const [first] = rows;
  const last = rows.at(-1);
  return first && last && { anchor: first.row, active: last.row };
}
