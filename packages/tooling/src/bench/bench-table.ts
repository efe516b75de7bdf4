import { meetsGoal, ratioOf } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const heading = ['name', 'ours', 'baseline', 'ratio', 'goal', 'met'] as const;

/** Three figures that count, without an exponent. */
const figure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);

const goalOf = ({ goal, unit }: BenchRow): string => {
  if (goal === undefined) return '';
  const words = goal.bound === 'at-least' ? 'at least' : 'at most';
  return `${words} ${figure(goal.value)}${goal.of === 'ours' ? ` ${unit}` : ''}`;
};

const metOf = (row: BenchRow): string => {
  const met = meetsGoal(row);
  if (met === undefined) return '';
  return met ? 'yes' : 'NO';
};

const cellsOf = (row: BenchRow): readonly string[] => [
  row.name,
  `${figure(row.ours)} ${row.unit}`,
  `${figure(row.baseline.value)} ${row.unit} (${row.baseline.name})`,
  ratioOf(row).toFixed(2),
  goalOf(row),
  metOf(row),
];

/** The rows as a Markdown table with columns in line, good for a terminal too. */
export const benchTable = (rows: readonly BenchRow[]): string => {
  const lines = [heading, ...rows.map((row) => cellsOf(row))];
  const widths = heading.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const format = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [first = '', ...rest] = lines.map((cells) => format(cells));
  return [first, rule, ...rest].join('\n');
};
