import { describe, expect, it } from 'vitest';
import {
  addTallies,
  closingLines,
  distrustExitCode,
  emptyTally,
  oneCheck,
  skippedCheck,
  tallyHolds,
} from './tally.ts';

describe('addTallies', () => {
  it('adds counts and keeps reasons in order', () => {
    const sum = addTallies([oneCheck(true), skippedCheck('first'), oneCheck(false), skippedCheck('second')]);
    expect(sum).toEqual({ passed: 1, failed: 1, skipped: ['first', 'second'] });
  });
});

describe('closingLines', () => {
  it('ends with the counts, after one line for each skipped check', () => {
    expect(closingLines({ passed: 3, failed: 0, skipped: ['no cargo\n here'] })).toEqual([
      'skipped: no cargo here',
      '3 passed, 0 failed',
    ]);
  });
});

describe('distrustExitCode', () => {
  it('counts a failure that the program did not', () => {
    expect(distrustExitCode({ ...emptyTally, passed: 9 }, 1).failed).toBe(1);
  });

  it('adds nothing to failures that were counted, nor to success', () => {
    expect(distrustExitCode({ ...emptyTally, failed: 2 }, 1).failed).toBe(2);
    expect(distrustExitCode(emptyTally, 0).failed).toBe(0);
  });
});

describe('tallyHolds', () => {
  it('is no success when nothing ran', () => {
    expect(tallyHolds(skippedCheck('all of it'))).toBe(false);
    expect(tallyHolds(oneCheck(true))).toBe(true);
    expect(tallyHolds(addTallies([oneCheck(true), oneCheck(false)]))).toBe(false);
  });
});
