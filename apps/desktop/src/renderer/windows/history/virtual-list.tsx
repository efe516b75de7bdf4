import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

/** Rows kept beyond the edge of the view, so that fast scrolling shows no gap. */
const OVERSCAN_ROWS = 6;
/** So near to the last row more of them are fetched. */
const NEAR_END_ROWS = 5;

interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Of every row, CSS px. */
  readonly rowHeight: number;
  readonly activeKey: string | undefined;
  /** Accessible name. */
  readonly label: string;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly className: string;
  readonly onActivate: (item: Item) => void;
  /** A click does more than to make the row the active one. */
  readonly onClick?: (item: Item) => void;
  /** Enter on the active row. */
  readonly onEnter?: (item: Item) => void;
  readonly onMenu?: (item: Item, point: { readonly x: number; readonly y: number }) => void;
  /** The last rows are in view. */
  readonly onEnd?: () => void;
  readonly children: (item: Item) => ReactNode;
}

/**
 * A list box of any length whose rows are equally high. Only the rows in view exist. The list holds the focus and
 * points at its active row, which therefore may scroll away.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, rowHeight, activeKey, label, listRef, className, onActivate, onEnter, onEnd } = props;
  const idPrefix = useId();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
    // The first frame, and a page without layout as in tests, still shows a window's worth of rows.
    initialRect: { width: 200, height: 400 },
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - NEAR_END_ROWS) onEnd?.();
  }, [items.length, lastShown, onEnd]);
  const activeIndex = items.findIndex((item) => keyOf(item) === activeKey);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = items[activeIndex];
    if (event.key === 'Enter' && active !== undefined && onEnter !== undefined) onEnter(active);
    else {
      const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? 0) / rowHeight) - 1);
      const to = target(event.key, { at: activeIndex, last: items.length - 1, page });
      const next = to === undefined ? undefined : items[to];
      if (to === undefined || next === undefined) return;
      onActivate(next);
      virtualizer.scrollToIndex(to);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={listRef}
      role="listbox"
      className={className}
      tabIndex={0}
      aria-label={label}
      data-pane=""
      aria-activedescendant={activeIndex < 0 ? undefined : `${idPrefix}-${activeIndex}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return undefined;
          return (
            // Keys are the list's own, which holds the focus.
            <div
              key={keyOf(item)}
              id={`${idPrefix}-${index}`}
              role="option"
              aria-selected={index === activeIndex}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              className="virtual-list-row"
              style={{ top: start, height: rowHeight }}
              onClick={() => {
                onActivate(item);
                props.onClick?.(item);
              }}
              onContextMenu={(event) => {
                event.preventDefault();
                props.onMenu?.(item, { x: event.clientX, y: event.clientY });
              }}
            >
              {props.children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface Standing {
  readonly at: number;
  readonly last: number;
  readonly page: number;
}

/** Where a key leads in a list; undefined for other keys. */
function target(key: string, { at, last, page }: Standing): number | undefined {
  const within = (index: number): number => Math.max(0, Math.min(index, last));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at < 0 ? last : at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
