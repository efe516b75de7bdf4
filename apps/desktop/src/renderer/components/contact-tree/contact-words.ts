// How a contact is told in words: in its row, and to the screen reader.
import type { ContactView } from '@nudge/ipc-contract';
import { isOnline } from '../../contacts/contact-order.ts';
import type { ListSection, SectionHead } from '../../contacts/list-sections.ts';
import type { Text } from '../../text/use-text.ts';

/** What stands in brackets behind the name; nothing for those who are plainly online or plainly offline. */
export function statusWord(contact: ContactView, text: Text): string {
  if (contact.isBlocked) return text('status.blocked');
  // In the list it is told from an away that somebody chose, also in the look that calls both the same.
  if (contact.status === 'idle') return text('list.idle');
  return contact.status === 'online' || !isOnline(contact) ? '' : text(`status.${contact.status}`);
}

export function sectionName(section: SectionHead, text: Text): string {
  switch (section.kind) {
    case 'favourites':
      return text('list.favourites');
    case 'group':
      return section.name ?? '';
    case 'other':
      return text('list.otherContacts');
    case 'online':
      return text('list.online');
    case 'offline':
      return text('list.offline');
    default:
      return section.kind satisfies never;
  }
}

/** `(3/10)` for groups, `(4)` for the headers that are a status. */
export function sectionCount(section: ListSection, text: Text): string {
  const { kind, online, total } = section;
  return kind === 'online' || kind === 'offline'
    ? text('list.statusCount', { count: total })
    : text('list.groupCount', { online, total });
}
