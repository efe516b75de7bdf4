import { describe, expect, it } from 'vitest';
import { findingsOfTable } from './acceptance.ts';

const pad = (number: number): string => String(number).padStart(2, '0');
const rows = (part: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `| ${part}${pad(index + 1)} | a point | \`e2e/all.e2e.ts\` |`);
const table = [...rows('A', 24), ...rows('B', 26), ...rows('C', 8), ...rows('D', 14)];
const points = table.map((line) => line.slice(2, 5));
const everyPoint = points.map((point) => `it('${point}: holds', () => {});`).join('\n');
const read = (name: string): string | undefined => (name === 'e2e/all.e2e.ts' ? everyPoint : undefined);

describe('the table of points', () => {
  it('holds with one row for each and tests that speak of it', () => {
    expect(findingsOfTable(table.join('\n'), read)).toEqual([]);
  });

  it('misses a row, and finds one too many', () => {
    expect(findingsOfTable([...table.slice(1), table[2]].join('\n'), read)).toEqual([
      'A01: 0 rows',
      'A03: 2 rows',
    ]);
  });

  it('finds files that are not there, and tests that do not name the point', () => {
    const other = [...table.slice(1), '| A01 | a point | `e2e/gone.e2e.ts`, `e2e/silent.e2e.ts` |'];
    const silent = (name: string): string | undefined =>
      name === 'e2e/silent.e2e.ts' ? '// A01, and all the rest' : read(name);
    expect(findingsOfTable(other.join('\n'), silent)).toEqual([
      'A01: there is no e2e/gone.e2e.ts',
      'A01: no test of e2e/silent.e2e.ts is named after it',
    ]);
  });

  it('takes titles of groups and of tests with cases', () => {
    const other = table.map((line) => line.replace('all.e2e', 'other.e2e'));
    const text = [
      ...points.slice(1).map((point) => `describe('a group (${point})', () => {});`),
      "it.each([1] as const)('%s holds (A01)', () => {});",
    ].join('\n');
    expect(findingsOfTable(other.join('\n'), () => text)).toEqual([]);
  });
});
