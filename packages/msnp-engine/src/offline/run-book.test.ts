import { parseAccountName } from '@nudge/msnp-codec';
import { expect, test } from 'vitest';
import { REMEMBERED_PLACES, REMEMBERED_RUNS } from './offline-limits.ts';
import { RunBook } from './run-book.ts';

const to = parseAccountName('bob@example.com');
if (to === undefined) throw new Error('no account');
const line = { conversationId: 'c', lineId: 'a', to };

function newBook(): RunBook {
  let created = 0;
  return new RunBook({
    createId: () => `${created++}`,
    md5: (bytes) => Uint8Array.from({ length: 16 }, (_, index) => bytes[index] ?? 0),
  });
}

test('lines of a conversation are numbered in one run; a repeat keeps its place, wherever it is said', () => {
  const book = newBook();
  const first = book.placeOf(line);
  expect(first.sequence).toBe(1);
  expect(book.placeOf({ ...line, lineId: 'b' })).toEqual({ ...first, sequence: 2 });
  expect(book.placeOf({ ...line, conversationId: 'later' })).toEqual(first);
  const other = book.placeOf({ ...line, conversationId: 'other', lineId: 'c' });
  expect(other.sequence).toBe(1);
  expect(other.runId).not.toBe(first.runId);
});

test('a number is never used twice, also when the run or the line was forgotten', () => {
  const book = newBook();
  const used = new Set<string>();
  const place = (conversationId: string, lineId: string): void => {
    const { runId, sequence } = book.placeOf({ conversationId, lineId, to });
    used.add(`${runId} ${sequence}`);
  };
  place('c', 'a');
  for (let count = 0; count < REMEMBERED_RUNS; count++) place(`other ${count}`, `line ${count}`);
  place('c', 'a');
  for (let count = 0; count < REMEMBERED_PLACES; count++) place('long', `one of many ${count}`);
  place('c', 'a');
  expect(used.size).toBe(3 + REMEMBERED_RUNS + REMEMBERED_PLACES);
});
