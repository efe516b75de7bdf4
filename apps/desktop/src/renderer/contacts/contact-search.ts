import type { ContactView } from '@nudge/ipc-contract';

/** Lower case, without accents, so that `tomas` finds `Tomás`. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a contact's name or address holds every word of the search text. */
export function matchesSearch(contact: ContactView, search: string): boolean {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const haystack = folded(`${contact.displayName} ${contact.address}`);
  return words.every((word) => haystack.includes(word));
}
