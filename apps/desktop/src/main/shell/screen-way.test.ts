import { expect, it } from 'vitest';
import { screenWay } from './screen-way.ts';

it.each([
  ['windows', undefined, 'windows', true],
  ['macOS', undefined, undefined, false],
  ['x11', undefined, 'x11', true],
  ['x11', 'x11', 'x11', true],
  ['x11', 'wayland', 'x11', false],
  ['wayland', 'wayland', undefined, false],
] as const)('on %s in a session of %s: %s, others: %s', (system, sessionType, eye, seesOthers) => {
  expect(screenWay(system, sessionType)).toEqual({ eye, seesOthers });
});
