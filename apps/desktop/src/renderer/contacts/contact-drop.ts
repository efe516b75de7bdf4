// What it means to drop a contact's row on another place of the list. The menu of the contact offers the same.
import type { ContactView } from '@nudge/ipc-contract';
import type { SectionHead } from './list-sections.ts';

export type ContactDrop =
  | { readonly kind: 'move'; readonly from: string | undefined; readonly to: string }
  | { readonly kind: 'copy'; readonly to: string }
  | { readonly kind: 'removeFromGroup'; readonly groupId: string }
  | { readonly kind: 'addFavourite' };

/** A contact that is dragged, and the section its row stands in. */
export interface DraggedContact {
  readonly contact: ContactView;
  readonly section: SectionHead;
  /** False: the groups cannot be changed just now. */
  readonly canMove: boolean;
}

/** What a drop does; nothing where it would change nothing, or where nobody can be put, as into a status. */
export function contactDrop(
  { contact, section, canMove }: DraggedContact,
  target: SectionHead,
  isCopy: boolean,
): ContactDrop | undefined {
  if (target.key === section.key) return undefined;
  if (target.kind === 'favourites') return contact.isFavourite ? undefined : { kind: 'addFavourite' };
  if (!canMove) return undefined;
  const inSeveral = section.kind !== 'group' && contact.groupIds.length > 1;
  // Which group to leave, this row does not say: the menu of the contact does.
  if (inSeveral && !isCopy) return undefined;
  const from = section.kind === 'group' ? section.key : contact.groupIds[0];
  switch (target.kind) {
    case 'group':
      return isCopy ? copyTo(target.key, contact) : moveTo(target.key, from, contact);
    case 'other':
      return isCopy || from === undefined ? undefined : { kind: 'removeFromGroup', groupId: from };
    case 'online':
    case 'offline':
      return undefined;
    default:
      return target.kind satisfies never;
  }
}

function copyTo(to: string, contact: ContactView): ContactDrop | undefined {
  return contact.groupIds.includes(to) ? undefined : { kind: 'copy', to };
}

/** Who is in the other group already only leaves this one. */
function moveTo(to: string, from: string | undefined, contact: ContactView): ContactDrop | undefined {
  if (!contact.groupIds.includes(to)) return { kind: 'move', from, to };
  return from === undefined || from === to ? undefined : { kind: 'removeFromGroup', groupId: from };
}
