/** What came of checks. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** One reason for each check that was not made. */
  readonly skipped: readonly string[];
}

export const sumOf = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: [...one.skipped, ...other.skipped],
});
