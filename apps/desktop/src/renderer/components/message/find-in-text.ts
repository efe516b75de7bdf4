/** Where a searched text stands, from and to as in `slice`. */
export interface TextHit {
  readonly from: number;
  readonly to: number;
}

/**
 * Every place of `wanted` in `text`, whatever the case, from left to right and without overlaps. Nothing is found for
 * a blank one.
 */
export function findInText(text: string, wanted: string): readonly TextHit[] {
  const needle = folded(wanted);
  if (needle.trim() === '') return [];
  const hay = folded(text);
  const hits: TextHit[] = [];
  for (let from = hay.indexOf(needle); from >= 0; from = hay.indexOf(needle, from + needle.length)) {
    hits.push({ from, to: from + needle.length });
  }
  return hits;
}

/** In lower case, each character as long as before: places in it are places in the text. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((character) => sameLength(character, character.toLowerCase())).join('');
}

const sameLength = (character: string, lower: string): string =>
  lower.length === character.length ? lower : character;
