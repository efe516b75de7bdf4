/**
 * Scripts that put no spaces between words, so that an index by words finds nothing inside a sentence: Chinese,
 * Japanese, Korean, Thai and their neighbours. Of their runs every character and every pair is indexed instead,
 * as a word made of numbers: unicode61 would fold or split the characters themselves. Each begins with a
 * character of private use, so that nothing a person types is taken for one.
 */

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}' +
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC\\p{Extended_Pictographic}';
const RUN = new RegExp(`[${UNSPACED}]+`, 'gu');
const HAS_RUN = new RegExp(`[${UNSPACED}]`, 'u');
/**
 * What stands without a space, of whatever scripts: an index by words takes it for one word. Looked for with a run in
 * it, a long word without one would be read again from each of its letters, and others send such texts.
 */
const CLUSTER = new RegExp(`[\\p{L}\\p{N}\\p{M}${UNSPACED}]+`, 'gu');
const MARK = '\uE000';
/** Of a code point, in base 36: enough for all of them. */
const DIGITS = 4;

/** One way to write each character: full width for half, composed syllables. */
export function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function isUnspaced(text: string): boolean {
  return HAS_RUN.test(text);
}

/** A text in turns: runs without spaces, and what is between them. Nothing is left out. */
export function inRuns(text: string): readonly { readonly text: string; readonly isRun: boolean }[] {
  const pieces: { text: string; isRun: boolean }[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index > end) pieces.push({ text: text.slice(end, index), isRun: false });
    pieces.push({ text: run, isRun: true });
    end = index + run.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isRun: false });
  return pieces;
}

/** The pairs of a normalized run in their order; of a single character, itself. */
export function gramsOfRun(run: string): readonly string[] {
  const characters = [...run];
  const [first] = characters;
  if (characters.length === 1 && first !== undefined) return [gram(first)];
  return characters.slice(1).map((character, index) => gram((characters[index] ?? '') + character));
}

/** What is indexed of a text beside its words; empty for most. */
export function gramsOf(text: string): string {
  if (!HAS_RUN.test(text)) return '';
  const clusters = [...normalized(text).matchAll(CLUSTER)].map(([cluster]) => cluster);
  return clusters.filter(isUnspaced).flatMap(clusterWords).join(' ');
}

/** The pairs of a run stand side by side, and its characters after them, so that pairs make phrases. */
function clusterWords(cluster: string): readonly string[] {
  return inRuns(cluster).flatMap(({ text, isRun }) => {
    if (!isRun) return [text];
    const characters = [...text];
    return characters.length === 1 ? gramsOfRun(text) : [...gramsOfRun(text), ...characters.map(gram)];
  });
}

function gram(characters: string): string {
  const numbers = Array.from(characters, (character) =>
    (character.codePointAt(0) ?? 0).toString(36).padStart(DIGITS, '0'),
  );
  return MARK + numbers.join('');
}
