import { expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { WINDOW_FAULTS_MAX, WindowFaults } from './window-faults.ts';

const FAULT = {
  window: 'main',
  kind: 'TypeError',
  stack: 'TypeError: secret\n    at draw (nudge://app/main.js:1:2)',
};

it('a fault stands in the log with its place, and without its message', () => {
  const log = recordedLog();
  new WindowFaults(log, new ManualClock()).report(FAULT);
  expect(log.warnings).toEqual([
    { message: 'window: fault', name: 'main', kind: 'TypeError', frames: ['draw main.js:1:2'] },
  ]);
});

it('one that repeats itself does so only so often', () => {
  const log = recordedLog();
  const faults = new WindowFaults(log, new ManualClock());
  for (let index = 0; index <= WINDOW_FAULTS_MAX; index += 1) faults.report(FAULT);
  faults.report({ ...FAULT, window: 'options' });
  expect(log.warnings).toHaveLength(WINDOW_FAULTS_MAX + 1);
});
