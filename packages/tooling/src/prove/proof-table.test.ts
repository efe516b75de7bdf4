import { expect, it } from 'vitest';
import { proofHolds, proofTable } from './proof-table.ts';

const deb = {
  name: 'deb',
  outcomes: [
    { step: 'installed', outcome: 'passed' },
    { step: 'starts', outcome: 'passed', note: 'user 1000' },
  ],
} as const;
const tar = {
  name: 'tar.gz',
  outcomes: [
    { step: 'starts', outcome: 'failed', note: 'a | b\nat line 3' },
    { step: 'nudge', outcome: 'not reached' },
  ],
} as const;

it('sets packages beside one another, with what was found', () => {
  expect(proofTable([deb, tar]).split('\n')).toEqual([
    '|           | deb            | tar.gz        |',
    '| --------- | -------------- | ------------- |',
    '| installed | yes            |               |',
    '| starts    | yes: user 1000 | FAILED: a / b |',
    '| nudge     |                | not reached   |',
  ]);
});

it('holds only when everything passed and there was something', () => {
  expect(proofHolds([deb])).toBe(true);
  expect(proofHolds([deb, tar])).toBe(false);
  expect(proofHolds([deb, { name: 'AppImage', outcomes: [{ step: 'x', outcome: 'not reached' }] }])).toBe(
    false,
  );
  expect(proofHolds([deb, { name: 'AppImage', outcomes: [] }])).toBe(false);
  expect(proofHolds([])).toBe(false);
});
