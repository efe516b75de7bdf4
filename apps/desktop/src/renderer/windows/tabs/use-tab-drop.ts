import { useEffect, useRef, useState, type DragEvent } from 'react';
import { CONTACT_TYPE } from '../../contacts/contact-drag-type.ts';
import { filesOf, holdsFiles } from '../../files/file-drag.ts';

/** What is held over a tab for so long wants to go on into its conversation, milliseconds. */
export const HOLD_DELAY = 500;

interface TabDropOptions {
  readonly onHold: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

interface TabDrop {
  /** Files are held over it. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

const isCarried = (event: DragEvent): boolean =>
  holdsFiles(event) || event.dataTransfer.types.includes(CONTACT_TYPE);

/** Files can fall on a tab; they, and contacts, can also wait over it until its conversation is in front. */
export function useTabDrop({ onHold, onFiles }: TabDropOptions): TabDrop {
  const [isOver, setOver] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const leave = (): void => {
    clearTimeout(timer.current);
    setOver(false);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: (event) => {
        if (!isCarried(event)) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(onHold, HOLD_DELAY);
        setOver(holdsFiles(event));
      },
      onDragOver: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) leave();
      },
      onDrop: (event) => {
        leave();
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onFiles(filesOf(event));
      },
    },
  };
}
