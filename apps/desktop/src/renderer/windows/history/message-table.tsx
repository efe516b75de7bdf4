import type { HistoryRowView, Settings } from '@nudge/ipc-contract';
import { useCallback, useId, useMemo, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../../text/use-text.ts';
import type { OpenedTable } from './history-state.ts';
import { MessageRow } from './message-row.tsx';
import { allSelected, isSelected, movedSelection, type RowSelection } from './row-selection.ts';
import { shadesOf } from './table.ts';
import { useTableScroll } from './use-table-scroll.ts';

interface MessageTableProps {
  readonly table: OpenedTable;
  readonly selection: RowSelection | undefined;
  readonly markedRow: number | undefined;
  readonly messages: Settings['messages'];
  /** Accessible name. */
  readonly label: string;
  readonly tableRef: RefObject<HTMLDivElement | null>;
  readonly onSelect: (selection: RowSelection | undefined) => void;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
  /** To the very first line, or the very last. */
  readonly onFirst: () => void;
  readonly onLast: () => void;
  readonly onLink: (url: string) => void;
  readonly onFile: (row: number, what: 'file' | 'folder') => void;
}

const COLUMNS = ['date', 'time', 'from', 'to', 'message'] as const;

/**
 * What was said as a table: Date, Time, From, To, Message; sessions are shaded in turn. The table holds the focus and
 * points at its active row, which therefore may scroll away.
 */
export function MessageTable(props: MessageTableProps) {
  const { table, selection, markedRow, label, tableRef, messages, onSelect } = props;
  const { rows } = table;
  const text = useText();
  const idPrefix = useId();
  const virtualizer = useTableScroll(props);
  const shades = useMemo(() => shadesOf(table), [table]);
  const onKeyDown = useTableKeys(props, (index) => virtualizer.scrollToIndex(index));
  const anchor = selection?.anchor;
  const select = useCallback(
    (row: number, isExtending: boolean) =>
      onSelect({ active: row, anchor: isExtending ? (anchor ?? row) : row }),
    [onSelect, anchor],
  );
  const shown = virtualizer.getVirtualItems();
  const isActiveLoaded = rows.some(({ row }) => row === selection?.active);
  return (
    <div
      ref={tableRef}
      role="grid"
      className="history-table"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={table.hasEarlier || table.hasLater ? -1 : rows.length + 1}
      aria-activedescendant={isActiveLoaded ? `${idPrefix}-${selection?.active}` : undefined}
      data-pane=""
      data-testid="history-table"
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="history-head-group">
        <div role="row" className="history-head" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader" className={`history-${column}`}>
              {text(`history.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="history-rows" style={{ height: virtualizer.getTotalSize() }}>
        <div
          role="presentation"
          style={{
            transform: `translateY(${(shown[0]?.start ?? 0) - virtualizer.options.scrollMargin}px)`,
          }}
        >
          {shown.map(({ index, key }) => {
            const row = rows[index];
            if (row === undefined) return undefined;
            return (
              <MessageRow
                key={key}
                row={row}
                id={`${idPrefix}-${row.row}`}
                index={index}
                isShaded={shades[index] === true}
                isActive={row.row === selection?.active}
                isSelected={isSelected(selection, row.row)}
                isMarked={row.row === markedRow}
                messages={messages}
                rowRef={virtualizer.measureElement}
                onSelect={select}
                onLink={props.onLink}
                onFile={props.onFile}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The keys of the table: by row, by page, to the ends; with Shift a piece grows. */
function useTableKeys(props: MessageTableProps, scrollTo: (index: number) => void) {
  const { table, selection, tableRef, onSelect, onFile } = props;
  const { rows } = table;
  const move = (event: KeyboardEvent): boolean => {
    if (event.key === 'Home' && table.hasEarlier && !event.shiftKey) return (props.onFirst(), true);
    if (event.key === 'End' && table.hasLater && !event.shiftKey) return (props.onLast(), true);
    const moved = movedSelection(rows, selection, {
      key: event.key,
      isExtending: event.shiftKey,
      page: rowsToAPage(tableRef.current),
    });
    if (moved === undefined) return false;
    onSelect(moved);
    scrollTo(rows.findIndex(({ row }) => row === moved.active));
    return true;
  };
  return (event: KeyboardEvent): void => {
    // Links and buttons inside have keys of their own.
    if (event.target !== event.currentTarget || event.altKey) return;
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.key.toLowerCase() === 'a') onSelect(allSelected(rows));
    else if (event.key === 'Enter') openActive(rows, selection, onFile);
    else if (!move(event)) return;
    event.preventDefault();
  };
}

function openActive(
  rows: readonly HistoryRowView[],
  selection: RowSelection | undefined,
  onFile: MessageTableProps['onFile'],
): void {
  const row = rows.find((candidate) => candidate.row === selection?.active);
  if (row?.line.kind !== 'file') return;
  const { canOpen, isExecutable, canOpenFolder } = row.line.transfer;
  if (canOpen && !isExecutable) onFile(row.row, 'file');
  else if (canOpenFolder) onFile(row.row, 'folder');
}

/** As many rows as are in view, but one. */
function rowsToAPage(table: HTMLElement | null): number {
  const drawn = table?.querySelectorAll<HTMLElement>('.history-row') ?? [];
  const height = table?.clientHeight ?? 0;
  const whole = [...drawn].reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  return whole === 0 ? 1 : Math.max(1, Math.floor((height * drawn.length) / whole) - 1);
}
