/** A text in characters as people see them: itself, where every unit is one. Taking it apart costs more than a search. */
export type Characters = string | readonly string[];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Printable ASCII. */
const EVERY_UNIT = /^[ -~]*$/;

export function charactersOf(text: string): Characters {
  if (EVERY_UNIT.test(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** From one character to before another. */
export function textBetween(characters: Characters, start: number, end: number): string {
  const between = characters.slice(start, end);
  return typeof between === 'string' ? between : between.join('');
}
