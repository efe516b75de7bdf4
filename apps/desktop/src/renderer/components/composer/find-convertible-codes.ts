import { CODE_LENGTHS, isStartOfLongerCode, type Emoticon } from '../emoticon/emoticon-table.ts';
import { tokenizeText } from '../emoticon/tokenize-text.ts';

/** A code in what is being typed that may now become a picture; offsets into the text. */
export interface ConvertibleCode {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly emoticon: Emoticon;
}

interface TypingPlace {
  /** Where the caret stands in the text; absent when it is elsewhere. */
  readonly caret?: number | undefined;
  /** The writer has paused: a code just before the caret counts too, unless it may still grow. */
  readonly isSettled: boolean;
  /** The character before the text. */
  readonly before?: string;
}

/**
 * A code becomes a picture after the next character or a pause. One that could still become longer, as `:o` in
 * `<:o` on the way to `<:o)`, waits however long the pause is; one the caret stands in is being mended.
 */
export function findConvertibleCodes(text: string, place: TypingPlace): readonly ConvertibleCode[] {
  const { caret, isSettled, before = '' } = place;
  const found: ConvertibleCode[] = [];
  let start = 0;
  for (const token of tokenizeText(text, { before })) {
    const length = token.kind === 'emoticon' ? token.code.length : token.text.length;
    const end = start + length;
    if (token.kind === 'emoticon' && !isStillTyped(text, { start, end, caret, isSettled })) {
      found.push({ start, end, code: token.code, emoticon: token.emoticon });
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
}

function isStillTyped(text: string, { start, end, caret, isSettled }: CodePlace): boolean {
  if (caret === undefined || caret <= start || caret > end) return false;
  if (caret < end || !isSettled) return true;
  const earliest = Math.max(0, caret - (CODE_LENGTHS[0] ?? 0));
  for (let from = earliest; from <= start; from += 1) {
    if (isStartOfLongerCode(text.slice(from, caret))) return true;
  }
  return false;
}
