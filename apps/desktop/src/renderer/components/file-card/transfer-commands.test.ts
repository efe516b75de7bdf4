import { expect, it } from 'vitest';
import { transferView } from '../message/sample-lines.ts';
import { transferCommands } from './transfer-commands.ts';

it.each([
  ['an offer of theirs', transferView('1'), ['accept', 'saveAs', 'decline']],
  ['an offer of ours', transferView('1', { direction: 'sending' }), ['cancel']],
  ['one under way', transferView('1', { state: { kind: 'running' } }), ['cancel']],
  ['one that broke and goes on', transferView('1', { state: { kind: 'interrupted' } }), ['cancel']],
  [
    'one that has come',
    transferView('1', { state: { kind: 'done' }, canOpen: true, canOpenFolder: true }),
    ['open', 'openFolder'],
  ],
  [
    'one that failed',
    transferView('1', { state: { kind: 'failed', reason: 'changed' }, canTryAgain: true }),
    ['tryAgain'],
  ],
  ['one that was declined', transferView('1', { state: { kind: 'declined', by: 'us' } }), []],
])('%s', (_what, transfer, commands) => {
  expect(transferCommands(transfer)).toEqual(commands);
});

it('B22: a program is never opened from its card, whatever is said of it', () => {
  const program = {
    state: { kind: 'done' },
    isExecutable: true,
    canOpen: true,
    canOpenFolder: true,
  } as const;
  expect(transferCommands(transferView('1', program))).toEqual(['openFolder']);
});
