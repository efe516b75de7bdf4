import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('runs once for all who call meanwhile, and anew for who calls later', async () => {
  let count = 0;
  const run = oneAtATime(async () => (count += 1));
  expect(await Promise.all([run(), run(), run()])).toEqual([1, 1, 1]);
  expect(await run()).toBe(2);
});

it('runs anew after it failed', async () => {
  const outcomes = [new Error('no dialog'), undefined];
  const run = oneAtATime(async () => {
    const fault = outcomes.shift();
    if (fault) throw fault;
    return 'asked';
  });
  const both = [run(), run()];
  await expect(Promise.all(both)).rejects.toThrow('no dialog');
  expect(await run()).toBe('asked');
});
