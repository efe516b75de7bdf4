import { customCodes, type CustomCode } from '../emoticon/custom-codes.ts';
import { isStartOfLongerCode } from '../emoticon/emoticon-table.ts';
import { tokenizeText, type PictureToken } from '../emoticon/tokenize-text.ts';

/** A code in what is being typed that may now become a picture; offsets into the text. */
export interface ConvertibleCode {
  readonly start: number;
  readonly end: number;
  readonly picture: PictureToken;
}

interface TypingPlace {
  /** Where the caret stands in the text; absent when it is elsewhere. */
  readonly caret?: number | undefined;
  /** The writer has paused: a code just before the caret counts too, unless it may still grow. */
  readonly isSettled: boolean;
  /** The character before the text. */
  readonly before?: string;
  /** One's own emoticons. */
  readonly custom?: readonly CustomCode[];
}

/**
 * A code becomes a picture after the next character or a pause. One that could still become longer, as `:o` in
 * `<:o` on the way to `<:o)`, waits however long the pause is; one the caret stands in is being mended.
 */
export function findConvertibleCodes(text: string, place: TypingPlace): readonly ConvertibleCode[] {
  const { caret, isSettled, before = '', custom = [] } = place;
  const codes = customCodes(custom);
  const mayGrow = (typed: string): boolean => isStartOfLongerCode(typed) || codes.starts(typed);
  const longest = codes.lengths[0] ?? 0;
  const found: ConvertibleCode[] = [];
  let start = 0;
  for (const token of tokenizeText(text, { before, custom })) {
    const isPicture = token.kind === 'emoticon' || token.kind === 'custom';
    const length = isPicture ? token.code.length : token.text.length;
    const end = start + length;
    if (isPicture && !isStillTyped(text, { start, end, caret, isSettled, longest, mayGrow })) {
      found.push({ start, end, picture: token });
    }
    start = end;
  }
  return found;
}

interface CodePlace {
  readonly start: number;
  readonly end: number;
  readonly caret: number | undefined;
  readonly isSettled: boolean;
  /** Length of the longest code there is. */
  readonly longest: number;
  readonly mayGrow: (typed: string) => boolean;
}

function isStillTyped(text: string, place: CodePlace): boolean {
  const { start, end, caret, isSettled, longest, mayGrow } = place;
  if (caret === undefined || caret <= start || caret > end) return false;
  if (caret < end || !isSettled) return true;
  const earliest = Math.max(0, caret - longest);
  for (let from = earliest; from <= start; from += 1) {
    if (mayGrow(text.slice(from, caret))) return true;
  }
  return false;
}
