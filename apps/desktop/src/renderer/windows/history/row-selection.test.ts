import { expect, it } from 'vitest';
import { textLine } from '../../components/message/sample-lines.ts';
import { allSelected, isSelected, movedSelection } from './row-selection.ts';

const rows = [3, 5, 8, 9].map((row) => ({ row, line: textLine(String(row)), toName: 'Sam' }));
const at = (row: number) => ({ anchor: row, active: row });
const press = (key: string, from?: number, isExtending = false) =>
  movedSelection(rows, from === undefined ? undefined : at(from), { key, isExtending, page: 2 });

it.each([
  ['ArrowUp', 8, 5],
  ['ArrowUp', 3, 3],
  ['ArrowDown', 5, 8],
  ['ArrowDown', 9, 9],
  ['PageUp', 9, 5],
  ['PageDown', 3, 8],
  ['Home', 9, 3],
  ['End', 3, 9],
])('%s leads from row %i to row %i', (key, from, to) => {
  expect(press(key, from)).toEqual(at(to));
});

it('begins with the last row, and leaves other keys alone', () => {
  expect(press('ArrowUp')).toEqual(at(9));
  expect(press('x', 3)).toBeUndefined();
  expect(movedSelection([], undefined, { key: 'End', isExtending: false, page: 2 })).toBeUndefined();
});

it('grows from where it began, in either direction', () => {
  const up = press('Home', 8, true);
  expect(up).toEqual({ anchor: 8, active: 3 });
  expect(rows.map(({ row }) => isSelected(up, row))).toEqual([true, true, true, false]);
  expect(allSelected(rows)).toEqual({ anchor: 3, active: 9 });
  expect(isSelected(undefined, 3)).toBe(false);
});
