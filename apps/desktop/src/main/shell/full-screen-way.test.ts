import { expect, it } from 'vitest';
import { fullScreenWay } from './full-screen-way.ts';

it.each([
  ['windows', undefined, 'windows'],
  ['macOS', undefined, undefined],
  ['x11', undefined, 'x11'],
  ['x11', 'x11', 'x11'],
  ['x11', 'wayland', undefined],
  ['wayland', 'wayland', undefined],
] as const)('on %s in a session of %s: %s', (system, sessionType, way) => {
  expect(fullScreenWay(system, sessionType)).toBe(way);
});
