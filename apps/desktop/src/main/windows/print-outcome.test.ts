import { expect, it } from 'vitest';
import { printOutcome } from './print-outcome.ts';

it.each([
  ['paper came out', true, '', 'printed'],
  ['the dialog was closed', false, 'Print job canceled', 'cancelled'],
  ['the dialog was closed, in the words of older versions', false, 'cancelled', 'cancelled'],
  ['the printer refused', false, 'Print job failed', 'failed'],
  ['there is no printer', false, 'Invalid printer settings', 'failed'],
  ['no reason was given', false, '', 'failed'],
] as const)('%s', (_what, isDone, reason, outcome) => {
  expect(printOutcome(isDone, reason)).toBe(outcome);
});
