import { expect, it } from 'vitest';
import { fileLine, textLine } from '../message/sample-lines.ts';
import { commandOfKey, keyTarget } from './transfer-keys.ts';

const offer = (id: string) => fileLine(id);
const sending = (id: string) => fileLine(id, { direction: 'sending', state: { kind: 'running' } });

it('B20: Alt+C, Alt+D and Alt+Q, in either case', () => {
  expect(['c', 'D', 'q', 'x'].map(commandOfKey)).toEqual(['accept', 'decline', 'cancel', undefined]);
});

it('acts on the only open invitation, wherever the focus is', () => {
  const lines = [fileLine('1', { state: { kind: 'done' } }), offer('2'), textLine('3'), sending('4')];
  expect(keyTarget({ command: 'accept', lines, focusedId: undefined })).toMatchObject({
    kind: 'run',
    line: { transfer: { id: 't2' } },
  });
  expect(keyTarget({ command: 'cancel', lines, focusedId: 't2' })).toMatchObject({
    kind: 'run',
    line: { transfer: { id: 't4' } },
  });
});

it('of two, acts on the one with the focus, and shows the newest when none has it', () => {
  const lines = [offer('1'), offer('2')];
  expect(keyTarget({ command: 'decline', lines, focusedId: 't1' })).toMatchObject({
    kind: 'run',
    line: { transfer: { id: 't1' } },
  });
  expect(keyTarget({ command: 'decline', lines, focusedId: undefined })).toMatchObject({
    kind: 'focus',
    line: { transfer: { id: 't2' } },
  });
});

it('does nothing where nothing is open', () => {
  expect(keyTarget({ command: 'accept', lines: [sending('1')], focusedId: 't1' })).toBeUndefined();
});
