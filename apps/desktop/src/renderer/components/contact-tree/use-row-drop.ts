import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { ListRow } from '../../contacts/list-rows.ts';
import { filesOf, holdsFiles } from '../../files/file-drag.ts';
import type { ContactTreeEvents } from './contact-tree-events.ts';

/** How long files are held over a closed group until it opens, ms. */
export const EXPAND_DELAY = 700;

interface RowDrop {
  /** Files are held over this row, and it takes them. */
  readonly isTarget: boolean;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

/** Files dropped on a contact are sent to them; held over a closed group, they open it. */
export function useRowDrop(row: ListRow, events: ContactTreeEvents): RowDrop {
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
  return {
    isTarget: isOver && row.kind === 'contact',
    onDragOver: (event) => {
      if (!holdsFiles(event)) return;
      setOver(true);
      if (row.kind === 'contact') {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      } else if (isClosedGroup)
        timer.current ??= setTimeout(() => events.onToggle(row.section.key), EXPAND_DELAY);
    },
    onDragLeave: (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) leave();
    },
    onDrop: (event) => {
      leave();
      if (row.kind !== 'contact' || !holdsFiles(event)) return;
      event.preventDefault();
      const files = filesOf(event);
      if (files.length > 0) events.onFiles(row, files);
    },
  };
}
