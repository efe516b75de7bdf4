import type { DragEvent, RefObject } from 'react';
import { CONTACT_TYPE } from '../../contacts/contact-drag-type.ts';
import type { DraggedContact } from '../../contacts/contact-drop.ts';
import type { ListRow } from '../../contacts/list-rows.ts';
import type { ContactTreeEvents } from './contact-tree-events.ts';

/** The contact that is dragged just now: what a drag carries can be read only once it is dropped. */
export type DragHold = RefObject<DraggedContact | undefined>;

export function isContactDrag({ dataTransfer }: Pick<DragEvent, 'dataTransfer'>): boolean {
  return dataTransfer.types.includes(CONTACT_TYPE);
}

/** The keys that the systems copy with: Ctrl, and Option on a Mac. */
export function wantsCopy({ ctrlKey, altKey }: Pick<DragEvent, 'ctrlKey' | 'altKey'>): boolean {
  return ctrlKey || altKey;
}

interface RowDrag {
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragEnd: () => void;
}

/** A contact's row is taken up, and let go of: dropped, or given up with Escape. */
export function rowDrag(row: ListRow, events: ContactTreeEvents, hold: DragHold): RowDrag {
  return {
    onDragStart: (event) => {
      if (row.kind !== 'contact') return event.preventDefault();
      hold.current = { contact: row.contact, section: row.section, canMove: events.onGrab() };
      event.dataTransfer.setData(CONTACT_TYPE, row.contact.address);
      event.dataTransfer.effectAllowed = 'copyMove';
    },
    onDragEnd: () => {
      hold.current = undefined;
    },
  };
}
