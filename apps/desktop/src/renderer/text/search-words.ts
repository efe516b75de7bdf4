/** Lower case, without accents, so that `tomas` finds `Tomás`. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether a text that was folded before holds every word of what is searched; nothing searched is found everywhere. */
export function wordMatcher(search: string): (foldedText: string) => boolean {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return (foldedText) => words.every((word) => foldedText.includes(word));
}
