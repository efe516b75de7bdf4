import { EMOTICON_CODE_MAX_CHARACTERS } from '@nudge/ipc-contract';

/** Different custom emoticons that go with one line, at most. */
export const EMOTICONS_PER_LINE_MAX = 5;

const UNFIT = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;

/** One to seven characters, nothing blank or unseen among them. */
export function isEmoticonCode(code: string): boolean {
  const { length } = [...code];
  return length >= 1 && length <= EMOTICON_CODE_MAX_CHARACTERS && !UNFIT.test(code);
}

const longestFirst = (one: string, other: string): number => other.length - one.length;

/** Codes that occur in a text, as a reader finds them: from left to right, the longest wins, the case counts. */
export function codesIn(text: string, codes: readonly string[]): readonly string[] {
  const candidates = [...codes].filter((code) => code !== '').sort(longestFirst);
  const found = new Set<string>();
  for (let at = 0; at < text.length && found.size < EMOTICONS_PER_LINE_MAX;) {
    const code = candidates.find((candidate) => text.startsWith(candidate, at));
    if (code !== undefined) found.add(code);
    at += code?.length ?? 1;
  }
  return [...found];
}
