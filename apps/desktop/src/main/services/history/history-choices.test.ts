import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { HistoryChoices } from './history-choices.ts';

const BOB = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;

it('what is not kept is remembered, for each account', () => {
  const store = memoryStore();
  const choices = new HistoryChoices(store);
  expect(choices.isKept(BOB)).toBe(true);
  choices.setKept(BOB, false);
  expect(choices.isKept(BOB)).toBe(false);
  expect(choices.isKept({ ...BOB, account: 'other@example.com' })).toBe(true);
  expect(new HistoryChoices(store).notKept(BOB.account)).toEqual([BOB.conversation]);
  choices.setKept(BOB, true);
  expect(new HistoryChoices(store).isKept(BOB)).toBe(true);
});

it('a damaged entry is left out', () => {
  const store = memoryStore({ notKept: ['rubbish', [1, 2], [BOB.account, [BOB.conversation]]] });
  expect(new HistoryChoices(store).isKept(BOB)).toBe(false);
  expect(new HistoryChoices(memoryStore({ notKept: 5 })).isKept(BOB)).toBe(true);
});
