/** Where in a text the words looked for stand, as a person sees it: without regard to case and to diacritics. */
import { isUnspaced } from './unspaced-runs.ts';
import type { SearchNeedle } from './search-query.ts';

/** A text as it is compared, and for each of its units the character of the original it came from. */
interface Folded {
  readonly text: string;
  readonly from: readonly number[];
}

const IS_WORD = /[\p{L}\p{N}]/u;

/** For every character whether it belongs to something that was looked for. */
export function findMarks(
  characters: readonly string[],
  needles: readonly SearchNeedle[],
): readonly boolean[] {
  const marks = Array.from(characters, () => false);
  const folded = fold(characters);
  for (const needle of needles.flatMap(wordsOf)) markAll(folded, needle, marks);
  return marks;
}

/** Words of one needle stand side by side in the text, whatever is between them there. */
function wordsOf({ text, isPhrase }: SearchNeedle): readonly string[] {
  const whole = foldText(text);
  return isPhrase ? [whole] : whole.split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u).filter(Boolean);
}

function markAll({ text, from }: Folded, needle: string, marks: boolean[]): void {
  if (needle === '') return;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (!beginsWord(text, at)) continue;
    for (let index = at; index < at + needle.length; index += 1) marks[from[index] ?? 0] = true;
  }
}

function beginsWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  const first = text.slice(at, at + 2);
  return !IS_WORD.test(before) || isUnspaced(before) || isUnspaced(first);
}

function fold(characters: readonly string[]): Folded {
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
