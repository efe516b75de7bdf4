import type { SnippetPart } from '@nudge/ipc-contract';
import { findMarks } from './find-marks.ts';
import type { SearchNeedle } from './search-query.ts';

/** More of one line is not looked at; what a person can type is much shorter. */
const READ_MAX_UNITS = 16_000;
/** Characters as people see them. */
const BEFORE_HIT = 24;
const SNIPPET_MAX = 110;
const GAP = '…';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The part of a line around the first thing that was looked for, in one line. */
export function snippetOf(line: string, needles: readonly SearchNeedle[]): readonly SnippetPart[] {
  const text = line.slice(0, READ_MAX_UNITS).replaceAll(/\s+/gu, ' ').trim();
  const characters = charactersOf(text);
  const marks = findMarks(characters, needles);
  const first = Math.max(0, marks.indexOf(true));
  const start = first + BEFORE_HIT < SNIPPET_MAX ? 0 : first - BEFORE_HIT;
  const end = Math.min(characters.length, start + SNIPPET_MAX);
  const parts = partsOf(characters.slice(start, end), marks.slice(start, end));
  return [
    ...(start === 0 ? [] : [plain(GAP)]),
    ...parts,
    ...(end === characters.length && line.length <= READ_MAX_UNITS ? [] : [plain(GAP)]),
  ];
}

/** Printable ASCII: every unit is a character. Finding that out anew costs more than the search. */
const EVERY_UNIT = /^[ -~]*$/;

function charactersOf(text: string): readonly string[] {
  if (EVERY_UNIT.test(text)) return text.split('');
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

const plain = (text: string): SnippetPart => ({ text, isHit: false });

function partsOf(characters: readonly string[], marks: readonly boolean[]): readonly SnippetPart[] {
  const parts: { text: string; isHit: boolean }[] = [];
  for (const [index, character] of characters.entries()) {
    const isHit = marks[index] ?? false;
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += character;
    else parts.push({ text: character, isHit });
  }
  return parts;
}
