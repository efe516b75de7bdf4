import { describe, expect, it } from 'vitest';
import { meetsGoal } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';
import { benchTable } from './bench-table.ts';

const row: BenchRow = { name: 'decode', unit: 'MB/s', ours: 150, baseline: { name: 'split', value: 300 } };

describe('meetsGoal', () => {
  it('compares the ratio or our own figure', () => {
    expect(meetsGoal({ ...row, goal: { bound: 'at-least', of: 'ratio', value: 0.5 } })).toBe(true);
    expect(meetsGoal({ ...row, goal: { bound: 'at-most', of: 'ratio', value: 0.4 } })).toBe(false);
    expect(meetsGoal({ ...row, goal: { bound: 'at-least', of: 'ours', value: 151 } })).toBe(false);
    expect(meetsGoal(row)).toBeUndefined();
  });
});

describe('benchTable', () => {
  it('lines the columns up', () => {
    const table = benchTable([{ ...row, goal: { bound: 'at-least', of: 'ratio', value: 0.6 } }]);
    expect(table.split('\n')).toEqual([
      '| name   | ours     | baseline         | ratio | goal         | met |',
      '| ------ | -------- | ---------------- | ----- | ------------ | --- |',
      '| decode | 150 MB/s | 300 MB/s (split) | 0.50  | at least 0.6 | NO  |',
    ]);
  });
});
