import { expect, it } from 'vitest';
import { tallyOfE2eReport } from './e2e-stage.ts';

it('counts what only held on a second try as failed, and errors outside tests too', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [{}], suites: [] };
  expect(tallyOfE2eReport(report)).toEqual({ passed: 4, failed: 3, skipped: [] });
});

it('finds the reasons of skipped tests in nested suites', () => {
  const skipped = (title: string, description?: string) => ({
    title,
    tests: [
      {
        status: 'skipped',
        annotations: [{ type: 'skip', ...(description === undefined ? {} : { description }) }],
      },
    ],
  });
  const passed = { title: 'fine', tests: [{ status: 'expected', annotations: [] }] };
  const tally = tallyOfE2eReport({
    stats: { expected: 1, unexpected: 0, flaky: 0 },
    errors: [],
    suites: [{ specs: [skipped('outer')], suites: [{ specs: [passed, skipped('inner', 'no tray here')] }] }],
  });
  expect(tally.skipped).toEqual(['outer: no reason given', 'inner: no tray here']);
});

it('counts a test that did not get its turn as failed', () => {
  const spec = { title: 'after the fall', tests: [{ status: 'skipped', annotations: [] }] };
  const report = { stats: { expected: 1, unexpected: 1, flaky: 0 }, errors: [], suites: [{ specs: [spec] }] };
  expect(tallyOfE2eReport(report)).toEqual({ passed: 1, failed: 2, skipped: [] });
});
