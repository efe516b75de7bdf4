import { expect, it } from 'vitest';
import { nextHour, nextMoment } from './next-moment.ts';

const at = (hours: number, minutes: number, day = 27): number =>
  new Date(2026, 10, day, hours, minutes).getTime();

it.each([
  ['14:30', at(9, 0), at(14, 30)],
  ['08:15', at(9, 0), at(8, 15, 28)],
  ['09:00', at(9, 0), at(9, 0, 28)],
  ['00:00', at(23, 59), at(0, 0, 28)],
])('%s comes next', (time, now, moment) => {
  expect(nextMoment(time, now)).toBe(moment);
});

it.each(['', 'noon', '9:00'])('%j is no time', (time) => {
  expect(nextMoment(time, at(9, 0))).toBeUndefined();
});

it('the next full hour', () => {
  expect([nextHour(at(9, 1)), nextHour(at(23, 30)), nextHour(at(9, 0))]).toEqual(['10:00', '00:00', '10:00']);
});
