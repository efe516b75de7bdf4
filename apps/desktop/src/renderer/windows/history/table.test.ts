import type { HistoryPageView, HistoryRowView } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { textLine } from '../../components/message/sample-lines.ts';
import { openTable, shadesOf, withEarlier, withLater } from './table.ts';

const MINUTE = 60_000;
const NOON = new Date(2026, 10, 21, 12).getTime();

/** Rows by number; each stands for so many minutes after noon. */
function page(minutes: readonly number[], part: Partial<HistoryPageView> & { first?: number } = {}) {
  const { first = 0, ...rest } = part;
  const rows = minutes.map((minute, at): HistoryRowView => ({
    row: first + at,
    line: { ...textLine(String(first + at)), at: NOON + minute * MINUTE },
    toName: 'Sam',
  }));
  return { rows, hasEarlier: false, hasLater: false, ...rest };
}

it('shades sessions in turn: a pause of more than an hour parts them, one of an hour does not', () => {
  const table = openTable(page([0, 60, 121, 122, 300]), {});
  expect(shadesOf(table)).toEqual([false, false, true, true, false]);
});

it('begins another session with another day, however short the pause', () => {
  const midnight = 12 * 60;
  expect(shadesOf(openTable(page([midnight - 1, midnight + 1]), {}))).toEqual([false, true]);
});

it.each([
  { minutes: [-500, -300, -250], shades: [false, true, true] },
  { minutes: [-500, -300], shades: [false, true] },
  { minutes: [-30], shades: [false] },
])('keeps the shades of what is shown when $minutes come before it', ({ minutes, shades }) => {
  const table = withLater(openTable(page([0, 100], { first: 10 }), {}), page([101], { first: 12 }), {});
  const longer = withEarlier(table, page(minutes, { first: 10 - minutes.length }), {});
  expect(shadesOf(longer)).toEqual([...shades, ...shadesOf(table)]);
});

it('takes no row twice', () => {
  const table = openTable(page([0, 1], { first: 5 }), {});
  const both = withLater(withEarlier(table, page([-1, 0], { first: 4 }), {}), page([1, 2], { first: 6 }), {});
  expect(both.rows.map(({ row }) => row)).toEqual([4, 5, 6, 7]);
});

it('ends where the range ends, though there is more', () => {
  const more = { hasEarlier: true, hasLater: true };
  const range = { from: NOON, to: NOON + 10 * MINUTE };
  const table = openTable(page([2, 5], { first: 2, ...more }), range);
  expect(table).toMatchObject(more);
  const earlier = withEarlier(table, page([-1, 0], more), range);
  expect(earlier).toMatchObject({ hasEarlier: false, hasLater: true });
  expect(earlier.rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  const later = withLater(table, page([9, 10], { first: 4, ...more }), range);
  expect(later).toMatchObject({ hasEarlier: true, hasLater: false });
  expect(later.rows.map(({ row }) => row)).toEqual([2, 3, 4]);
});
