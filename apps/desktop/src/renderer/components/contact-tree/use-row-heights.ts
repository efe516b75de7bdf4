import { useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { RowSize } from '@nudge/ipc-contract';
import type { ListRow } from '../../contacts/list-rows.ts';
import { useLook } from '../../look/shown-look.ts';
import { keptOffset, rowHeights, type RowHeights } from './row-heights.ts';

interface RowHeightsInput {
  readonly rows: readonly ListRow[];
  readonly rowSize: RowSize;
  readonly treeRef: RefObject<HTMLDivElement | null>;
  /** Above the first row, px. */
  readonly padding: number;
}

/** The heights of the rows in this look; the list keeps its place when they change. */
export function useRowHeights({ rows, rowSize, treeRef, padding }: RowHeightsInput): RowHeights {
  const { style } = useLook();
  const heights = useMemo(() => rowHeights(style, rowSize), [style, rowSize]);
  const shown = useRef(heights);
  useLayoutEffect(() => {
    const tree = treeRef.current;
    const before = shown.current;
    shown.current = heights;
    if (tree === null || before === heights || tree.scrollTop <= padding) return;
    tree.scrollTop = padding + keptOffset(rows, tree.scrollTop - padding, { before, after: heights });
  }, [heights, rows, treeRef, padding]);
  return heights;
}
