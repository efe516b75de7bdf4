import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, type RefObject } from 'react';
import type { OpenedTable } from './history-state.ts';

/** Of a message of one line, CSS px; the true heights are measured. */
const USUAL_ROW_HEIGHT = 21;
/** Of the row of headers, which stays on top; the sheet says the same. */
const HEADER_HEIGHT = 20;
const OVERSCAN_ROWS = 10;
/** So near to an end more rows are fetched. */
const NEAR_END_ROWS = 12;

interface TableScrollOptions {
  readonly table: OpenedTable;
  readonly tableRef: RefObject<HTMLDivElement | null>;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
}

export type TableVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

/**
 * Draws only the rows in view, fetches what lies before and after them, and keeps what one reads where it is when
 * rows come on top. A table that was opened is scrolled to its place once.
 */
export function useTableScroll({
  table,
  tableRef,
  onEarlier,
  onLater,
}: TableScrollOptions): TableVirtualizer {
  const { rows, serial, place, hasEarlier, hasLater } = table;
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => tableRef.current,
    estimateSize: () => USUAL_ROW_HEIGHT,
    // Heights are remembered by key, and one number names another line in another conversation.
    getItemKey: (index) => `${serial} ${rows[index]?.row ?? index}`,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    anchorTo: 'end',
    followOnAppend: true,
    // The first frame, and a page without layout as in tests, still shows a window's worth of rows.
    initialRect: { width: 560, height: 300 },
  });

  const opened = useMemo(() => ({ serial, place, rows }), [serial]); // oxlint-disable-line react-hooks/exhaustive-deps -- as it was opened
  useLayoutEffect(() => {
    if (opened.place.kind === 'from') return virtualizer.scrollToIndex(0, { align: 'start' });
    const { place: wanted } = opened;
    const at = wanted.kind === 'around' ? opened.rows.findIndex(({ row }) => row === wanted.row) : -1;
    if (at < 0) virtualizer.scrollToIndex(opened.rows.length - 1, { align: 'end' });
    else virtualizer.scrollToIndex(at, { align: 'center' });
  }, [opened, virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasEarlier && first < NEAR_END_ROWS) onEarlier();
  }, [hasEarlier, first, rows.length, onEarlier]);
  useEffect(() => {
    if (hasLater && last >= rows.length - NEAR_END_ROWS) onLater();
  }, [hasLater, last, rows.length, onLater]);
  return virtualizer;
}
