import type { SnippetPart } from '@nudge/ipc-contract';
import { charactersOf, textBetween, type Characters } from './characters.ts';
import { findMarks, wordsToMark } from './find-marks.ts';
import type { SearchNeedle } from './search-query.ts';

/** More of one line is not looked at; what a person can type is much shorter. */
const READ_MAX_UNITS = 16_000;
/** Characters as people see them. */
const BEFORE_HIT = 24;
const SNIPPET_MAX = 110;
const GAP = '…';
/** All but the single ones between words, which may stay as they are. */
const SPACES = /[^\S ]\s*| \s+/gu;

const plain = (text: string): SnippetPart => ({ text, isHit: false });

/** Makes the part of a line around the first thing that was looked for, in one line. */
export function snippetMaker(needles: readonly SearchNeedle[]): (line: string) => readonly SnippetPart[] {
  const words = wordsToMark(needles);
  return (line) => {
    const text = line.slice(0, READ_MAX_UNITS).replaceAll(SPACES, ' ').trim();
    const characters = charactersOf(text);
    const marks = findMarks(characters, words);
    const first = Math.max(0, marks.indexOf(1));
    const start = first + BEFORE_HIT < SNIPPET_MAX ? 0 : first - BEFORE_HIT;
    const end = Math.min(characters.length, start + SNIPPET_MAX);
    return [
      ...(start === 0 ? [] : [plain(GAP)]),
      ...partsOf(characters, { marks, start, end }),
      ...(end === characters.length && line.length <= READ_MAX_UNITS ? [] : [plain(GAP)]),
    ];
  };
}

interface Stretch {
  readonly marks: Uint8Array;
  readonly start: number;
  readonly end: number;
}

function partsOf(characters: Characters, { marks, start, end }: Stretch): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (let from = start, to = start; from < end; from = to) {
    const isHit = marks[from] === 1;
    to = marks.indexOf(isHit ? 0 : 1, from);
    if (to < 0 || to > end) to = end;
    parts.push({ text: textBetween(characters, from, to), isHit });
  }
  return parts;
}
