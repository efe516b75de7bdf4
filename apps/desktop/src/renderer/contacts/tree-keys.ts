// The keyboard of a tree view, as a pure function: from the pressed key to what should happen.
import type { ListRow } from './list-rows.ts';

export type TreeMove =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'toggle'; readonly sectionKey: string }
  | { readonly kind: 'expandAll' }
  | { readonly kind: 'open'; readonly row: ListRow };

export interface TreeKey {
  readonly key: string;
  readonly isRightToLeft: boolean;
  /** Rows that fit the view, for Page Up and Page Down. */
  readonly pageSize: number;
}

/** What a key does on the focused row; nothing for keys that are not the tree's. */
export function treeMove(
  rows: readonly ListRow[],
  activeKey: string | undefined,
  pressed: TreeKey,
): TreeMove | undefined {
  const found = rows.findIndex((row) => row.key === activeKey);
  const at = Math.max(found, 0);
  const row = rows[at];
  if (row === undefined) return undefined;
  const [close, open] = pressed.isRightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  switch (pressed.key) {
    case 'ArrowDown':
      return focusAt(rows, found + 1);
    case 'ArrowUp':
      return focusAt(rows, at - 1);
    case 'PageDown':
      return focusAt(rows, at + pressed.pageSize);
    case 'PageUp':
      return focusAt(rows, at - pressed.pageSize);
    case 'Home':
      return focusAt(rows, 0);
    case 'End':
      return focusAt(rows, rows.length - 1);
    case open:
      return openRow(rows, at);
    case close:
      return closeRow(row, rows);
    case '*':
      return { kind: 'expandAll' };
    case 'Enter':
      return row.kind === 'group' ? { kind: 'toggle', sectionKey: row.section.key } : { kind: 'open', row };
    default:
      return undefined;
  }
}

function focusAt(rows: readonly ListRow[], index: number): TreeMove | undefined {
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  return row === undefined ? undefined : { kind: 'focus', key: row.key };
}

/** A closed group opens; from an open one the way leads to its first contact. */
function openRow(rows: readonly ListRow[], at: number): TreeMove | undefined {
  const row = rows[at];
  if (row?.kind !== 'group') return undefined;
  if (!row.isExpanded) return { kind: 'toggle', sectionKey: row.section.key };
  return rows[at + 1]?.kind === 'contact' ? focusAt(rows, at + 1) : undefined;
}

/** An open group closes; from a contact the way leads to its group. */
function closeRow(row: ListRow, rows: readonly ListRow[]): TreeMove | undefined {
  if (row.kind === 'group')
    return row.isExpanded ? { kind: 'toggle', sectionKey: row.section.key } : undefined;
  return focusAt(
    rows,
    rows.findIndex((candidate) => candidate.kind === 'group' && candidate.section.key === row.section.key),
  );
}

export interface TypeAhead {
  readonly activeKey: string | undefined;
  readonly typed: string;
  readonly nameOf: (row: ListRow) => string;
}

/** The next row whose name begins with the typed letters, beginning below (or at) the focused one. */
export function typeAheadRow(
  rows: readonly ListRow[],
  { activeKey, typed, nameOf }: TypeAhead,
): ListRow | undefined {
  const at = rows.findIndex((row) => row.key === activeKey);
  const first = typed.length > 1 ? Math.max(at, 0) : at + 1;
  const wanted = typed.toLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(first + step) % rows.length];
    if (row !== undefined && nameOf(row).toLowerCase().startsWith(wanted)) return row;
  }
  return undefined;
}
