// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { hourCycleOf } from './hour-cycle.ts';

it.each([
  ['the system\u2019s form of the language', 'system', 'en', 'en-GB', 'h23'],
  ['the system\u2019s form of the language', 'system', 'en', 'en-US', 'h12'],
  ['the language where the system has another', 'system', 'de', 'en-US', undefined],
  ['the language where the system has another', 'system', 'en', 'de-DE', undefined],
  ['the choice', '24', 'en', 'en-US', 'h23'],
  ['the choice', '12', 'de', 'de-DE', 'h12'],
] as const)('hours go by %s: %s, %s on %s', (_what, clock, locale, system, cycle) => {
  expect(hourCycleOf(clock, locale, system)).toBe(cycle);
});
