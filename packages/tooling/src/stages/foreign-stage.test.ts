import { expect, it } from 'vitest';
import { cargoIsRecent, tallyOfOutput } from './foreign-stage.ts';

it.each([
  ['cargo 1.85.0 (d73d2caf9 2024-12-31)', true],
  ['cargo 1.100.1', true],
  ['cargo 2.0.0', true],
  ['cargo 1.63.0', false],
  ['', false],
])('%j: %s', (line, recent) => {
  expect(cargoIsRecent(line)).toBe(recent);
});

it('reads the counts from the last line that has them', () => {
  const output =
    'building\n{"passed":1,"failed":0,"skipped":[]}\n{"passed":5,"failed":1,"skipped":["why"]}\nbye\n';
  expect(tallyOfOutput(output)).toEqual({ passed: 5, failed: 1, skipped: ['why'] });
});

it('answers nothing where there are none', () => {
  expect(tallyOfOutput('{"passed":"many"}\n{broken\n')).toBeUndefined();
});
