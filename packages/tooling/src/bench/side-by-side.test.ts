import { expect, it } from 'vitest';
import { median, sideBySide } from './side-by-side.ts';

it('takes the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
});

it('runs both sides in turns after one round of warming up', () => {
  const calls: string[] = [];
  const round = (name: string) => (): number => calls.push(name);
  sideBySide({ ours: round('ours'), baseline: round('baseline'), rounds: 2 });
  expect(calls).toEqual(['ours', 'baseline', 'ours', 'baseline', 'ours', 'baseline']);
});
