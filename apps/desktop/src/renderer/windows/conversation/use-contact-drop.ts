import { useEffect, useRef, useState } from 'react';
import { CONTACT_TYPE } from '../../contacts/contact-drag-type.ts';

const DRAG_EVENTS = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/**
 * Takes a contact dragged here from the contact list. Files and text go their usual way. Answers whether a contact is
 * held over the window just now; who it is cannot be read before it is dropped.
 */
export function useContactDrop(onContact: (address: string) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onContact);
  useEffect(() => {
    latest.current = onContact;
  });
  useEffect(() => {
    const listen = (event: DragEvent): void => {
      const { dataTransfer } = event;
      if (dataTransfer?.types.includes(CONTACT_TYPE) !== true) return;
      event.preventDefault();
      event.stopPropagation();
      const isLeaving = event.type === 'dragleave' && event.relatedTarget === null;
      if (event.type === 'drop' || isLeaving) setOver(false);
      else if (event.type !== 'dragleave') setOver(true);
      if (event.type === 'dragover') dataTransfer.dropEffect = 'copy';
      const address = event.type === 'drop' ? dataTransfer.getData(CONTACT_TYPE) : '';
      if (address !== '') latest.current(address);
    };
    for (const type of DRAG_EVENTS) window.addEventListener(type, listen, true);
    return () => {
      for (const type of DRAG_EVENTS) window.removeEventListener(type, listen, true);
    };
  }, []);
  return isOver;
}
