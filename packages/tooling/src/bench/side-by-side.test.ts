import { expect, it } from 'vitest';
import { inPairs, median, middleOf, sideBySide } from './side-by-side.ts';

it('takes the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
});

it('compares within the pairs, whatever else the machine does meanwhile', () => {
  const { ours, baseline } = middleOf([
    [2, 1],
    [200, 100],
    [90, 10],
  ]);
  expect(ours).toBe(90);
  expect(ours / baseline).toBeCloseTo(2);
});

it('runs both sides in turns after one round of warming up', () => {
  const calls: string[] = [];
  const round = (name: string) => (): number => calls.push(name);
  sideBySide({ ours: round('ours'), baseline: round('baseline'), rounds: 2 });
  expect(calls).toEqual(['ours', 'baseline', 'ours', 'baseline', 'ours', 'baseline']);
});

it('lets each go first in turn, and compares within the pairs', async () => {
  const calls: string[] = [];
  /** The second pair falls on a machine twice as fast, the third on one where only ours is disturbed. */
  const figures = { ours: [1, 9, 18, 1], baseline: [1, 10, 20, 10] };
  const next = (name: keyof typeof figures) => async (): Promise<number> => {
    calls.push(name);
    return figures[name].shift() ?? 0;
  };
  const { ours, baseline } = await inPairs({ ours: next('ours'), baseline: next('baseline'), pairs: 3 });
  expect(calls).toEqual(['ours', 'baseline', 'ours', 'baseline', 'baseline', 'ours', 'ours', 'baseline']);
  expect(ours).toBe(9);
  expect(ours / baseline).toBeCloseTo(0.9);
});
