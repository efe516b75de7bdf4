/** Where in a text the words looked for stand, as a person sees it: without regard to case and to diacritics. */
import type { Characters } from './characters.ts';
import { isUnspaced } from './unspaced-runs.ts';
import type { SearchNeedle } from './search-query.ts';

/** A text as it is compared, and for each of its units the character it came from. */
interface Folded {
  readonly text: string;
  /** Absent: every unit is a character. */
  readonly from?: readonly number[];
}

const IS_WORD = /[\p{L}\p{N}]/u;

/** For every character: 1 where it belongs to one of the words, else 0. */
export function findMarks(characters: Characters, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(characters.length);
  const folded = fold(characters);
  for (const word of words) markAll(folded, word, marks);
  return marks;
}

/** What is looked for, as it is compared. */
export function wordsToMark(needles: readonly SearchNeedle[]): readonly string[] {
  return needles.flatMap(wordsOf).filter(Boolean);
}

/** Words of one needle stand side by side in the text, whatever is between them there. */
function wordsOf({ text, isPhrase }: SearchNeedle): readonly string[] {
  const whole = foldText(text);
  return isPhrase ? [whole] : whole.split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u);
}

function markAll({ text, from }: Folded, word: string, marks: Uint8Array): void {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!beginsWord(text, at)) continue;
    for (let unit = at; unit < at + word.length; unit += 1) marks[from?.[unit] ?? unit] = 1;
  }
}

function beginsWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  const first = text.slice(at, at + 2);
  return !IS_WORD.test(before) || isUnspaced(before) || isUnspaced(first);
}

function fold(characters: Characters): Folded {
  if (typeof characters === 'string') return { text: characters.toLowerCase() };
  let text = '';
  const from: number[] = [];
  for (const [index, character] of characters.entries()) {
    const folded = foldText(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) from.push(index);
  }
  return { text, from };
}

/** Nothing in it can be folded but its case. */
const ASCII = /^[ -~]*$/;

function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}
