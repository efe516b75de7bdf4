/** What came of a stage of checks: how many held, how many did not, and why some were not made. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One reason for each check that was skipped. */
  readonly skipped: readonly string[];
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: [] };

/** A stage that is one check. */
export const oneCheck = (holds: boolean): Tally => ({
  passed: holds ? 1 : 0,
  failed: holds ? 0 : 1,
  skipped: [],
});

export const skippedCheck = (reason: string): Tally => ({ ...emptyTally, skipped: [reason] });

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  skipped: tallies.flatMap((tally) => tally.skipped),
});

/** A program whose counts know of no failure, but which ended as failed, has failed at something it did not count. */
export const distrustExitCode = (tally: Tally, exitCode: number): Tally =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

/** The closing lines of a run: one for each skipped check, then the counts. */
export const closingLines = (tally: Tally): readonly string[] => [
  ...tally.skipped.map((reason) => `skipped: ${reason.replaceAll(/\s+/g, ' ').trim()}`),
  `${tally.passed} passed, ${tally.failed} failed`,
];

/** Nothing failed, and there was something that could have. */
export const tallyHolds = (tally: Tally): boolean => tally.failed === 0 && tally.passed > 0;
