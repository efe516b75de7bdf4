import type { ContactView } from '@nudge/ipc-contract';
import { folded, wordMatcher } from '../text/search-words.ts';

/** A contact never changes, a changed one is another object: its folded words are made once. */
const haystacks = new WeakMap<ContactView, string>();

function haystackOf(contact: ContactView): string {
  const known = haystacks.get(contact);
  if (known !== undefined) return known;
  const haystack = folded(`${contact.displayName} ${contact.address} ${contact.nickname} ${contact.note}`);
  haystacks.set(contact, haystack);
  return haystack;
}

/** Whether a contact's names, address and note together hold every word of the search text. */
export function contactMatcher(search: string): (contact: ContactView) => boolean {
  const isFound = wordMatcher(search);
  return (contact) => isFound(haystackOf(contact));
}
