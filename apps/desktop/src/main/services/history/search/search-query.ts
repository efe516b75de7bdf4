/**
 * From what a person types to what FTS5 understands. Every word must occur, as the beginning of one; in quotes,
 * all of them side by side. Nothing of the text reaches FTS5 outside a quoted string, so that it has no syntax.
 */
import { gramsOfRun, inRuns, normalized } from './unspaced-runs.ts';

/** Of one search; more words find nothing more. */
const TERMS_MAX = 24;
const QUOTES = /["\u201C\u201D\u201E\u00AB\u00BB\uFF02]/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
/** Private use: the index's own. NUL would end the text. */
const NOT_SEARCHED = /[\p{Co}\p{Cs}\p{Cc}]+/gu;

export interface SearchNeedle {
  /** As typed, without quotes. */
  readonly text: string;
  readonly isPhrase: boolean;
}

export interface SearchQuery {
  /** For `MATCH`. */
  readonly match: string;
  /** What is marked in a snippet. */
  readonly needles: readonly SearchNeedle[];
}

/** Undefined: there is nothing in it that could be found. */
export function searchQuery(typed: string): SearchQuery | undefined {
  const needles = needlesIn(typed.replaceAll(NOT_SEARCHED, ' ')).slice(0, TERMS_MAX);
  const terms = needles.flatMap(termsOf);
  return terms.length === 0 ? undefined : { match: terms.join(' AND '), needles };
}

function needlesIn(typed: string): readonly SearchNeedle[] {
  return typed.split(QUOTES).flatMap((part, index, parts) => {
    // What follows a quote that is never closed is words.
    const isPhrase = index % 2 === 1 && index < parts.length - 1;
    const texts = isPhrase ? [part.trim()] : part.trim().split(/\s+/u);
    return texts.filter((text) => text !== '').map((text) => ({ text, isPhrase }));
  });
}

function termsOf({ text, isPhrase }: SearchNeedle): readonly string[] {
  return inRuns(normalized(text)).flatMap((piece) => {
    if (piece.isRun) return [`grams : "${gramsOfRun(piece.text).join(' ')}"`];
    if (!HAS_WORD.test(piece.text)) return [];
    const quoted = `"${piece.text.replaceAll('"', ' ').trim()}"`;
    return [`{text grams} : ${quoted}${isPhrase ? '' : '*'}`];
  });
}
