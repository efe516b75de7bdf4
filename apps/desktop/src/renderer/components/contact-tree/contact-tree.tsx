import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, type RefObject } from 'react';
import type { DraggedContact } from '../../contacts/contact-drop.ts';
import type { ListRow } from '../../contacts/list-rows.ts';
import { useText } from '../../text/use-text.ts';
import type { ContactTreeEvents } from './contact-tree-events.ts';
import type { ListLook } from './list-look.ts';
import { heightOf } from './row-heights.ts';
import { TreeRow } from './tree-row.tsx';
import { useRowHeights } from './use-row-heights.ts';
import { useTreeKeyboard } from './use-tree-keyboard.ts';
import './contact-tree.css';

/** Rows kept beyond the edge of the view, so that fast scrolling shows no gap. */
const OVERSCAN_ROWS = 6;

/** Above the first row and below the last, px. */
const PADDING = 3;

interface ContactTreeProps {
  readonly rows: readonly ListRow[];
  /** The focused and selected row. */
  readonly activeKey: string | undefined;
  readonly look: ListLook;
  readonly events: ContactTreeEvents;
  readonly treeRef: RefObject<HTMLDivElement | null>;
}

/**
 * The contact list as a true tree of any length. Only the rows in view exist; each tells its level, place and
 * number of siblings. The tree holds the focus and points at its active row, which therefore may scroll away.
 */
export function ContactTree({ rows, activeKey, look, events, treeRef }: ContactTreeProps) {
  const text = useText();
  const idPrefix = useId();
  const pointerRef = useRef(false);
  const hold = useRef<DraggedContact>(undefined);
  const heights = useRowHeights({ rows, rowSize: look.rowSize, treeRef, padding: PADDING });
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => treeRef.current,
    estimateSize: (index) => heightOf(rows[index], heights),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    // The first frame, and a page without layout as in tests, still shows a window's worth of rows.
    initialRect: { width: 240, height: 480 },
  });
  const activeIndex = activeKey === undefined ? -1 : rows.findIndex((row) => row.key === activeKey);
  const onKeyDown = useTreeKeyboard({
    rows,
    active: rows[activeIndex],
    activeKey,
    look,
    events,
    treeRef,
    virtualizer,
    rowHeight: heights.contact,
  });
  return (
    <div
      ref={treeRef}
      role="tree"
      className="contact-tree"
      tabIndex={0}
      aria-label={text('list.tree')}
      aria-activedescendant={activeIndex < 0 ? undefined : `${idPrefix}-${activeIndex}`}
      data-testid="contact-tree"
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        pointerRef.current = true;
      }}
      onFocus={() => {
        if (activeIndex < 0 && !pointerRef.current) events.onActivate(rows[0]?.key);
        pointerRef.current = false;
      }}
      onScroll={() => events.onHover(undefined, undefined)}
      onContextMenu={(event) => {
        event.preventDefault();
        events.onMenu(undefined, { x: event.clientX, y: event.clientY });
      }}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return undefined;
          return (
            <TreeRow
              key={item.key}
              id={`${idPrefix}-${item.index}`}
              row={row}
              top={item.start}
              height={item.size}
              isActive={row.key === activeKey}
              look={look}
              events={events}
              hold={hold}
            />
          );
        })}
      </div>
    </div>
  );
}
