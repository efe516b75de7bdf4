import { expect, it } from 'vitest';
import { dayOf, dayStart, isOpenRange, rangeOf } from './days.ts';

it('a day begins at its midnight here', () => {
  expect(dayStart('2026-11-21')).toBe(new Date(2026, 10, 21).getTime());
  expect(dayStart('2026-12-31', 1)).toBe(new Date(2027, 0, 1).getTime());
});

it.each(['', '2026-11', '0002-01-01', 'yesterday'])('%j is no day', (day) => {
  expect(dayStart(day)).toBeUndefined();
});

it('gives back the day of every moment in it', () => {
  expect(dayOf(new Date(2026, 2, 5).getTime())).toBe('2026-03-05');
  expect(dayOf(new Date(2026, 2, 5, 23, 59, 59).getTime())).toBe('2026-03-05');
});

it('a range holds its last day, and may be open at either end', () => {
  expect(rangeOf('2026-11-20', '2026-11-21')).toEqual({
    from: new Date(2026, 10, 20).getTime(),
    to: new Date(2026, 10, 22).getTime(),
  });
  expect(rangeOf('', '2026-11-21')).toEqual({ to: new Date(2026, 10, 22).getTime() });
  expect(isOpenRange(rangeOf('', ''))).toBe(true);
  expect(isOpenRange(rangeOf('2026-11-20', ''))).toBe(false);
});
