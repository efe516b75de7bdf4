/** What the row wants: at least or at most so much of the ratio (ours / baseline), or of our own figure. */
export interface BenchGoal {
  readonly bound: 'at-least' | 'at-most';
  readonly of: 'ratio' | 'ours';
  readonly value: number;
}

/** One line of the table: our figure beside a baseline that was measured in the same run. */
export interface BenchRow {
  readonly name: string;
  /** Of both figures, such as `MB/s` or `KiB`. */
  readonly unit: string;
  readonly ours: number;
  readonly baseline: {
    readonly name: string;
    readonly value: number;
  };
  /** Absent where the row only tells a figure. */
  readonly goal?: BenchGoal;
}

/** What the command line wants of every benchmark. */
export interface BenchOptions {
  /** Shorter, for a look; its figures are not to be quoted. */
  readonly quick: boolean;
}

/** What every `*.bench.ts` exports under the name `run`. */
export type RunBench = (options: BenchOptions) => Promise<readonly BenchRow[]>;

export const ratioOf = ({ ours, baseline }: BenchRow): number => ours / baseline.value;

/** Whether the goal is met; `undefined` where there is none. */
export const meetsGoal = (row: BenchRow): boolean | undefined => {
  if (row.goal === undefined) return undefined;
  const measured = row.goal.of === 'ratio' ? ratioOf(row) : row.ours;
  return row.goal.bound === 'at-least' ? measured >= row.goal.value : measured <= row.goal.value;
};
