import { expect, it } from 'vitest';
import { tallyOfOutput } from './counting-program.ts';

it('reads the counts from the last line that has them', () => {
  const output =
    'building\n{"passed":1,"failed":0,"skipped":[]}\n{"passed":5,"failed":1,"skipped":["why"]}\nbye\n';
  expect(tallyOfOutput(output)).toEqual({ passed: 5, failed: 1, skipped: ['why'] });
});

it('answers nothing where there are none', () => {
  expect(tallyOfOutput('{"passed":"many"}\n{broken\n')).toBeUndefined();
});
