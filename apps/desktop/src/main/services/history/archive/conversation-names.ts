/** What a kept conversation is called, and who was in it. */
import type { HistoryConversationView } from '@nudge/ipc-contract';
import type { ContactDirectory } from '../../messenger/contact-directory.ts';
import { contactView } from '../../messenger/contact-views.ts';
import { shownLine } from '../../support/shown-line.ts';
import type { KeptConversation } from '../kept-conversation.ts';
import { OF_SEVERAL } from '../several-key.ts';

/** Names one that was imported, with somebody whose address nobody knows; what follows is what it was called. */
export const OF_A_LOG = 'log:';

export type NameOf = (address: string) => string;

/** Empty: of that address no name is known. */
export function nameFrom(directory: Pick<ContactDirectory, 'find'>): NameOf {
  return (address) => {
    const contact = directory.find(address);
    const name = contact === undefined ? '' : contactView(contact).displayName;
    return name === address ? '' : name;
  };
}

export function conversationView(
  kept: KeptConversation,
  { nameOf, isKept }: { readonly nameOf: NameOf; readonly isKept: boolean },
): HistoryConversationView {
  const { conversation: id, lineCount, firstAt, lastAt, people = [] } = kept;
  const rest = { id, lineCount, firstAt, lastAt, isKept };
  if (id.startsWith(OF_A_LOG)) {
    return { ...rest, kind: 'person', title: shownLine(id.slice(OF_A_LOG.length)), addresses: [] };
  }
  if (!id.startsWith(OF_SEVERAL)) {
    return { ...rest, kind: 'person', title: nameOf(id), addresses: [id] };
  }
  const names = people.map(({ address, name }) => nameOf(address) || shownLine(name) || address);
  return {
    ...rest,
    kind: 'group',
    title: shownLine(names.join(', ')),
    addresses: people.map(({ address }) => address),
  };
}
