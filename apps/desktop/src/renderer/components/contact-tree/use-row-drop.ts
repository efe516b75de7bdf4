import { useEffect, useRef, useState, type DragEvent } from 'react';
import { contactDrop, type ContactDrop } from '../../contacts/contact-drop.ts';
import type { ListRow } from '../../contacts/list-rows.ts';
import { filesOf, holdsFiles } from '../../files/file-drag.ts';
import { isContactDrag, wantsCopy, type DragHold } from './contact-drag.ts';
import type { ContactTreeEvents } from './contact-tree-events.ts';

/** How long something is held over a closed group until it opens, ms. */
export const EXPAND_DELAY = 700;

interface RowDrop {
  /** What is held over this row can be dropped on it. */
  readonly isTarget: boolean;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

/**
 * Files dropped on a contact are sent to them; a contact dropped on a group, or on a row of it, goes there. Either
 * opens a closed group that it is held over.
 */
export function useRowDrop(row: ListRow, events: ContactTreeEvents, hold: DragHold): RowDrop {
  const [isOver, setOver] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopWaiting = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  useEffect(() => stopWaiting, []);
  const isClosedGroup = row.kind === 'group' && !row.isExpanded;
  const leave = (): void => {
    stopWaiting();
    setOver(false);
  };
  const contactDropOf = (event: DragEvent): ContactDrop | undefined =>
    hold.current !== undefined && isContactDrag(event)
      ? contactDrop(hold.current, row.section, wantsCopy(event))
      : undefined;
  /** What the pointer shows; nothing where nothing would be taken. */
  const effectOf = (event: DragEvent): 'copy' | 'move' | undefined => {
    if (holdsFiles(event)) return row.kind === 'contact' ? 'copy' : undefined;
    const drop = contactDropOf(event);
    if (drop === undefined) return undefined;
    return drop.kind === 'copy' ? 'copy' : 'move';
  };
  return {
    isTarget: isOver,
    onDragOver: (event) => {
      const effect = effectOf(event);
      setOver(effect !== undefined);
      if (effect !== undefined) {
        event.preventDefault();
        event.dataTransfer.dropEffect = effect;
      }
      if (isClosedGroup && (effect !== undefined || holdsFiles(event))) {
        timer.current ??= setTimeout(() => events.onToggle(row.section.key), EXPAND_DELAY);
      } else stopWaiting();
    },
    onDragLeave: (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) leave();
    },
    onDrop: (event) => {
      leave();
      const drop = contactDropOf(event);
      if (drop !== undefined && hold.current !== undefined) {
        event.preventDefault();
        events.onDropContact(hold.current.contact, drop);
      } else if (row.kind === 'contact' && holdsFiles(event)) {
        event.preventDefault();
        const files = filesOf(event);
        if (files.length > 0) events.onFiles(row, files);
      }
    },
  };
}
