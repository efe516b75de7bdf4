import { expect, it } from 'vitest';
import { textLine } from '../../../../test/history-folder.ts';
import { HELD_WRITES_MAX, HeldWrites, type HistoryWrite } from './history-writes.ts';

const key = { account: 'alice@example.com', conversation: 'bob@example.com' };
const line: HistoryWrite = { kind: 'append', key, line: textLine('1'), people: undefined };
const state: HistoryWrite = { kind: 'state', key, change: { id: '1', state: 'delivered' } };

it('holds what is said, in its order, and gives it out once', () => {
  const held = new HeldWrites('all');
  expect([held.push(line), held.push(state)]).toEqual([true, true]);
  expect(held.take()).toEqual([line, state]);
  expect(held.take()).toEqual([]);
});

it('holds no new words where only states are wanted', () => {
  const held = new HeldWrites('states');
  const draft: HistoryWrite = { kind: 'draft', key, text: 'half a' };
  expect([held.push(line), held.push(draft), held.push(state)]).toEqual([false, false, true]);
  expect(held.take()).toEqual([state]);
});

it('has an end, and says that some are missing', () => {
  const held = new HeldWrites('all');
  for (let count = 0; count < HELD_WRITES_MAX; count += 1) held.push(state);
  expect(held.hasOverflowed).toBe(false);
  expect([held.push(state), held.hasOverflowed]).toEqual([false, true]);
  expect(held.take()).toHaveLength(HELD_WRITES_MAX);
});
