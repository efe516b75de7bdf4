import { expect, it } from 'vitest';
import { tallyOfUnitReport } from './unit-stage.ts';

const result = (fullName: string, status: string): { fullName: string; status: string } => ({
  fullName,
  status,
});

it('names what was skipped', () => {
  const tally = tallyOfUnitReport({
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [
      {
        name: '/project/a.test.ts',
        status: 'passed',
        assertionResults: [result('one', 'passed'), result('two', 'pending'), result('three', 'passed')],
      },
    ],
  });
  expect(tally).toEqual({ passed: 2, failed: 0, skipped: ['a.test.ts: two'] });
});

it('counts a file that could not be loaded', () => {
  const tally = tallyOfUnitReport({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [result('one', 'failed'), result('two', 'passed')],
      },
    ],
  });
  expect(tally.failed).toBe(2);
});
