import type { ContactView } from '@nudge/ipc-contract';
import type { ContactDrop } from '../../contacts/contact-drop.ts';
import type { ContactRowData, ListRow } from '../../contacts/list-rows.ts';
import type { MenuPoint } from '../context-menu/context-menu.tsx';

/** What the tree tells its window. `anchor` is the row's place on the screen. */
export interface ContactTreeEvents {
  readonly onActivate: (key: string | undefined) => void;
  readonly onToggle: (sectionKey: string) => void;
  readonly onExpandAll: () => void;
  readonly onOpen: (row: ContactRowData) => void;
  /** A single click; it opens for those who want it so. */
  readonly onPress: (row: ContactRowData) => void;
  /** `row` absent: the empty area below the rows. */
  readonly onMenu: (row: ListRow | undefined, point: MenuPoint) => void;
  readonly onDelete: (row: ListRow) => void;
  /** A group gets another name; of a contact the properties open, with one's own name for them. */
  readonly onRename: (row: ListRow) => void;
  readonly onCard: (row: ContactRowData, anchor: DOMRect) => void;
  /** A contact's row is taken up; false: its groups cannot be changed just now. */
  readonly onGrab: () => boolean;
  readonly onDropContact: (contact: ContactView, drop: ContactDrop) => void;
  /** Files were dropped on a contact. */
  readonly onFiles: (row: ContactRowData, files: readonly File[]) => void;
  readonly onHover: (row: ContactRowData | undefined, anchor: DOMRect | undefined) => void;
}
