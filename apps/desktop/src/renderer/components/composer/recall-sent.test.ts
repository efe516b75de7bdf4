import { expect, it } from 'vitest';
import { NOTHING_RECALLED, recallSent, type Recall } from './recall-sent.ts';

const sent = ['one', 'two'];

function walk(directions: readonly ('earlier' | 'later')[]): string {
  let recall: Recall = NOTHING_RECALLED;
  let current = 'half a line';
  for (const direction of directions) {
    const step = recallSent(recall, { sent, direction, current });
    if (step === undefined) continue;
    ({ recall, text: current } = step);
  }
  return current;
}

it.each([
  [['earlier'], 'two'],
  [['earlier', 'earlier'], 'one'],
  [['earlier', 'earlier', 'earlier'], 'one'],
  [['earlier', 'earlier', 'later'], 'two'],
  [['earlier', 'later'], 'half a line'],
  [['later'], 'half a line'],
] as const)('after %j shows %s', (directions, expected) => {
  expect(walk(directions)).toBe(expected);
});
