import { expect, it } from 'vitest';
import { closeOutcome } from './close-outcome.ts';

it.each([
  ['linux', true, true, 'hide'],
  ['linux', true, false, 'minimize'],
  ['linux', false, true, 'exit'],
  ['linux', false, false, 'exit'],
  ['win32', true, true, 'hide'],
  ['win32', false, true, 'exit'],
  ['darwin', true, true, 'hide'],
  ['darwin', false, true, 'hide'],
] as const)('on %s, to the tray %s, with a tray %s: %s', (platform, closeToTray, hasTray, outcome) => {
  expect(closeOutcome({ platform, closeToTray, hasTray })).toBe(outcome);
});
