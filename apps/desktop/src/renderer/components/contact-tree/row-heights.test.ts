import { describe, expect, it } from 'vitest';
import { crowd, GROUPS } from '../../../../gallery/data/people.ts';
import { listRows } from '../../contacts/list-rows.ts';
import { listSections } from '../../contacts/list-sections.ts';
import { heightOf, keptOffset, rowHeights, type RowHeights } from './row-heights.ts';

const rows = listRows(
  listSections({
    contacts: crowd(200),
    groups: GROUPS,
    list: { arrangement: 'groups', groupOffline: false, onlineOnly: false },
    collator: new Intl.Collator('en'),
  }),
  new Set(),
);
const [before, after] = [rowHeights('classic', 'none'), rowHeights('classic', 'large')];

const topOf = (index: number, heights: RowHeights): number =>
  rows.slice(0, index).reduce((sum, row) => sum + heightOf(row, heights), 0);

describe('rows that change their height', () => {
  it.each([0, 1, 77, 203])('keep row %i at the top of the view', (index) => {
    expect(keptOffset(rows, topOf(index, before), { before, after })).toBe(topOf(index, after));
    expect(keptOffset(rows, topOf(index, after), { before: after, after: before })).toBe(
      topOf(index, before),
    );
  });

  it('keep the share of a row that is scrolled out of view', () => {
    const half = topOf(80, before) + before.contact / 2;
    expect(keptOffset(rows, half, { before, after })).toBe(topOf(80, after) + after.contact / 2);
  });

  it('end where the list ends', () => {
    expect(keptOffset(rows, 1_000_000, { before, after })).toBe(topOf(rows.length, after));
    expect(keptOffset([], 40, { before, after })).toBe(0);
  });
});

it('rows are as high as the sketches say', () => {
  const sizes = ['none', 'small', 'medium', 'large'] as const;
  expect(sizes.map((size) => rowHeights('classic', size).contact)).toEqual([18, 28, 40, 56]);
  expect(sizes.map((size) => rowHeights('live', size).contact)).toEqual([20, 45, 59, 79]);
  expect([rowHeights('classic', 'none').group, rowHeights('live', 'none').group]).toEqual([20, 24]);
});
