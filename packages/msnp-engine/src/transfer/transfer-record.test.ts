import { expect, test } from 'vitest';
import { recordOf } from '../../test/transfer/scripted-flows.ts';
import { PROGRESS_INTERVAL } from './transfer-limits.ts';

test('progress is told now and then, and never left untold', () => {
  const { record, told } = recordOf({ phase: { kind: 'starting' } });
  record.progressed(10, 0);
  expect(told.at(-1)).toMatchObject({ phase: { kind: 'running' }, transferred: 10 });
  for (let now = 1; now < PROGRESS_INTERVAL; now++) record.progressed(10 + now, now);
  expect(told).toHaveLength(1);
  expect(record.deadline()).toBe(PROGRESS_INTERVAL);
  record.expire(PROGRESS_INTERVAL);
  expect(told.map(({ transferred }) => transferred)).toEqual([10, 9 + PROGRESS_INTERVAL]);
  expect(record.deadline()).toBeUndefined();
});

test('everything else is told at once, with the progress so far', () => {
  const { record, told } = recordOf({ phase: { kind: 'running' } });
  record.progressed(10, 0);
  record.progressed(20, 1);
  record.update({ route: 'direct' }, 2);
  expect(told.at(-1)).toMatchObject({ route: 'direct', transferred: 20 });
});
