/** Seconds on a clock that only goes forward. */
const now = (): number => Number(process.hrtime.bigint()) / 1e9;

/** Two ways to do the same work; each call does one round and answers how much it did. */
export interface Contest {
  readonly ours: () => number;
  readonly baseline: () => number;
  readonly rounds: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

const perSecond = (round: () => number): number => {
  const start = now();
  const done = round();
  return done / (now() - start);
};

/**
 * Median amounts per second of both, measured in turns, so that a busy machine slows both alike. A first round of each
 * warms up and is not counted.
 */
export const sideBySide = ({ ours, baseline, rounds }: Contest): { ours: number; baseline: number } => {
  ours();
  baseline();
  const figures = Array.from({ length: rounds }, () => [perSecond(ours), perSecond(baseline)] as const);
  return {
    ours: median(figures.map(([figure]) => figure)),
    baseline: median(figures.map(([, figure]) => figure)),
  };
};

/** Two ways to do the same work that take their time; each call answers a rate. */
export interface PairedContest {
  readonly ours: () => Promise<number>;
  readonly baseline: () => Promise<number>;
  readonly pairs: number;
}

/** Our median, and the baseline that makes their ratio the median of the ratios within the pairs. */
export const middleOf = (
  pairs: readonly (readonly [ours: number, baseline: number])[],
): { ours: number; baseline: number } => {
  const ours = median(pairs.map(([figure]) => figure));
  return { ours, baseline: ours / median(pairs.map(([our, their]) => our / their)) };
};

/**
 * Our median, and the baseline that makes their ratio the median of the ratios within the pairs. What else the
 * machine does changes slowly beside one pair and hits both of it; a single disturbed turn does not count, and
 * whoever goes first takes turns. A first round of each warms up.
 */
export const inPairs = async ({
  ours,
  baseline,
  pairs,
}: PairedContest): Promise<{ ours: number; baseline: number }> => {
  await ours();
  await baseline();
  const figures: (readonly [ours: number, baseline: number])[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) {
      const our = await ours();
      figures.push([our, await baseline()]);
    } else {
      const their = await baseline();
      figures.push([await ours(), their]);
    }
  }
  return middleOf(figures);
};
