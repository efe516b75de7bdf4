import { memo, type MouseEvent } from 'react';
import { isSameRow, type GroupRowData, type ListRow } from '../../contacts/list-rows.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { rowDrag, type DragHold } from './contact-drag.ts';
import { ContactRow } from './contact-row.tsx';
import type { ContactTreeEvents } from './contact-tree-events.ts';
import { GroupRow } from './group-row.tsx';
import type { ListLook } from './list-look.ts';
import { useRowDrop } from './use-row-drop.ts';

interface TreeRowProps {
  readonly id: string;
  readonly row: ListRow;
  /** Distance from the top of the list, px. */
  readonly top: number;
  /** Px. */
  readonly height: number;
  readonly isActive: boolean;
  readonly look: ListLook;
  readonly events: ContactTreeEvents;
  readonly hold: DragHold;
}

const PLAIN_PROPS = ['id', 'top', 'height', 'isActive', 'look', 'events', 'hold'] as const;

/**
 * One row of the tree, group or contact: its role and place, and what the pointer does to it. Drawn again only where
 * it is another one now: rows are made anew whenever anybody in the list changes.
 */
export const TreeRow = memo(DrawnRow, isUnchanged);

function isUnchanged(before: TreeRowProps, after: TreeRowProps): boolean {
  return PLAIN_PROPS.every((name) => before[name] === after[name]) && isSameRow(before.row, after.row);
}

function DrawnRow(props: TreeRowProps) {
  const { id, row, top, height, isActive, look, events, hold } = props;
  const text = useText();
  const isGroup = row.kind === 'group';
  const drop = useRowDrop(row, events, hold);
  const drag = rowDrag(row, events, hold);
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    events.onActivate(row.key);
    events.onMenu(row, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      id={id}
      role="treeitem"
      className={isGroup ? 'group-row' : 'contact-row'}
      style={{ transform: `translateY(${top}px)`, height }}
      aria-level={isGroup ? 1 : 2}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-selected={isActive}
      {...(isGroup ? { 'aria-expanded': row.isExpanded } : {})}
      {...(isGroup ? { 'aria-description': groupDescription(row, text) } : {})}
      data-row-size={isGroup ? undefined : look.rowSize}
      data-offline={(!isGroup && row.contact.status === 'offline') || undefined}
      data-address={isGroup ? undefined : row.contact.address}
      data-drop-target={drop.isTarget || undefined}
      draggable={!isGroup}
      onDragStart={drag.onDragStart}
      onDragEnd={drag.onDragEnd}
      onDragOver={drop.onDragOver}
      onDragLeave={drop.onDragLeave}
      onDrop={drop.onDrop}
      onClick={() => {
        events.onActivate(row.key);
        if (!isGroup) events.onPress(row);
      }}
      onDoubleClick={() => (isGroup ? events.onToggle(row.section.key) : events.onOpen(row))}
      onContextMenu={openMenu}
      onPointerLeave={() => events.onHover(undefined, undefined)}
      onPointerEnter={(event) =>
        isGroup
          ? events.onHover(undefined, undefined)
          : events.onHover(row, event.currentTarget.getBoundingClientRect())
      }
    >
      {isGroup ? (
        <GroupRow row={row} onToggle={() => events.onToggle(row.section.key)} />
      ) : (
        <ContactRow row={row} look={look} />
      )}
    </div>
  );
}

/** `1 of 2 online` for groups; the fixed headers of a status need no more than their count. */
function groupDescription({ section }: GroupRowData, text: Text): string | undefined {
  const { kind, online, total } = section;
  const isStatus = kind === 'online' || kind === 'offline';
  return isStatus ? undefined : text('list.groupOnline', { online, total });
}
