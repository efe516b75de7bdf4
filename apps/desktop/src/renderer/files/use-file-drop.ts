import { useEffect, useRef, useState } from 'react';
import { filesOf, holdsFiles } from './file-drag.ts';

/**
 * Takes files dropped anywhere in the window, before anything in it hears of them: they become no text of an input.
 * Text and links go their usual way. Answers whether files are being dragged over the window just now.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const listen = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const isLeaving = event.type === 'dragleave' && event.relatedTarget === null;
      if (event.type === 'drop' || isLeaving) setOver(false);
      else if (event.type !== 'dragleave') setOver(true);
      if (event.type === 'dragover' && event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      const files = event.type === 'drop' ? filesOf(event) : [];
      if (files.length > 0) latest.current(files);
    };
    for (const type of DRAG_EVENTS) window.addEventListener(type, listen, true);
    return () => {
      for (const type of DRAG_EVENTS) window.removeEventListener(type, listen, true);
    };
  }, []);
  return isOver;
}

const DRAG_EVENTS = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
