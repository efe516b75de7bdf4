import type { Virtualizer } from '@tanstack/react-virtual';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { rowName } from '../../contacts/contact-order.ts';
import type { ListRow } from '../../contacts/list-rows.ts';
import { treeMove, typeAheadRow, type TreeMove } from '../../contacts/tree-keys.ts';
import { useText } from '../../text/use-text.ts';
import type { ContactTreeEvents } from './contact-tree-events.ts';
import { sectionName } from './contact-words.ts';
import type { ListLook } from './list-look.ts';

/** Letters typed within this time belong together, ms. */
const TYPE_AHEAD_PAUSE = 700;

interface TreeKeyboardInput {
  readonly rows: readonly ListRow[];
  readonly active: ListRow | undefined;
  readonly activeKey: string | undefined;
  readonly look: ListLook;
  readonly events: ContactTreeEvents;
  readonly treeRef: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Of a contact, px. */
  readonly rowHeight: number;
}

/** The keys of the tree: moves, type-ahead, and the commands on the active row. */
export function useTreeKeyboard(input: TreeKeyboardInput): (event: KeyboardEvent) => void {
  const text = useText();
  const typedRef = useRef({ letters: '', at: 0 });
  const { rows, active, activeKey, look, events, treeRef, virtualizer, rowHeight } = input;

  const focusRow = (key: string): void => {
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    events.onActivate(key);
    virtualizer.scrollToIndex(index);
  };

  const typeAhead = (event: KeyboardEvent): boolean => {
    if (event.key.length !== 1 || event.key === ' ' || hasModifier(event)) return false;
    const { letters, at } = typedRef.current;
    const typed = event.timeStamp - at < TYPE_AHEAD_PAUSE ? letters + event.key : event.key;
    typedRef.current = { letters: typed, at: event.timeStamp };
    const found = typeAheadRow(rows, {
      activeKey,
      typed,
      nameOf: (row) =>
        row.kind === 'group' ? sectionName(row.section, text) : rowName(row.contact, look.nameStyle),
    });
    if (found !== undefined) focusRow(found.key);
    return found !== undefined;
  };

  /** Where a menu or card for the active row opens. */
  const anchor = (): DOMRect => {
    const element = treeRef.current?.querySelector('[role="treeitem"][aria-selected="true"]');
    return (element ?? treeRef.current ?? document.body).getBoundingClientRect();
  };

  const command = (event: KeyboardEvent): boolean => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const { left, bottom } = anchor();
      events.onMenu(active, { x: left + 24, y: bottom });
    } else if (active?.kind === 'contact' && event.key === 'Enter' && event.altKey) events.onRename(active);
    else if (active === undefined || hasModifier(event)) return false;
    else if (event.key === 'Delete') events.onDelete(active);
    else if (event.key === 'F2') events.onRename(active);
    else if (event.key === 'F4' && active.kind === 'contact') events.onCard(active, anchor());
    else return false;
    return true;
  };

  const run = (move: TreeMove): void => {
    switch (move.kind) {
      case 'focus':
        return focusRow(move.key);
      case 'toggle':
        return events.onToggle(move.sectionKey);
      case 'expandAll':
        return events.onExpandAll();
      case 'open':
        return move.row.kind === 'contact' ? events.onOpen(move.row) : undefined;
      default:
        return move satisfies never;
    }
  };

  return (event) => {
    if (event.target !== treeRef.current) return;
    const move = hasModifier(event)
      ? undefined
      : treeMove(rows, activeKey, {
          key: event.key,
          isRightToLeft: document.documentElement.dir === 'rtl',
          pageSize: Math.max(Math.floor((treeRef.current.clientHeight || 360) / rowHeight) - 1, 1),
        });
    if (move !== undefined) run(move);
    else if (!command(event) && !typeAhead(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}
