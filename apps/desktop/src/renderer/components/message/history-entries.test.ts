import { expect, it } from 'vitest';
import { historyEntries } from './history-entries.ts';
import { noticeLine, nudgeLine, textLine } from './sample-lines.ts';

function heads(...lines: Parameters<typeof historyEntries>[0]): readonly boolean[] {
  return historyEntries(lines, { groupSequential: true }).map(({ showsHead }) => showsHead);
}

it('B05: a run from one sender shares one head', () => {
  expect(heads(textLine('1'), textLine('2'), textLine('3', { isOwn: true }))).toEqual([true, false, true]);
});

it('B05: a nudge or a notice between two texts splits them', () => {
  expect(heads(textLine('1'), nudgeLine('2'), textLine('3'))).toEqual([true, false, true]);
  expect(heads(textLine('1'), noticeLine('2'), textLine('3'))).toEqual([true, false, true]);
});

it('different senders do not share a head', () => {
  expect(heads(textLine('1'), textLine('2', { senderAddress: 'ben@example.org' }))).toEqual([true, true]);
});

it('what was written while one was offline has a head of its own, and so has what follows', () => {
  const lines = [
    textLine('1'),
    textLine('2', { wasLeft: true }),
    textLine('3', { wasLeft: true }),
    textLine('4'),
  ];
  expect(heads(...lines)).toEqual([true, true, false, true]);
});

it('every text has a head when grouping is off', () => {
  const entries = historyEntries([textLine('1'), textLine('2')], { groupSequential: false });
  expect(entries.every(({ showsHead }) => showsHead)).toBe(true);
});

it('puts one rule between earlier lines and those of now, which begin a new run', () => {
  const entries = historyEntries([textLine('1', { isEarlier: true }), textLine('2'), textLine('3')], {
    groupSequential: true,
  });
  expect(entries.map(({ startsConversation }) => startsConversation)).toEqual([false, true, false]);
  expect(entries.map(({ showsHead }) => showsHead)).toEqual([true, true, false]);
});

it('a day stands above its first line, and begins a new run', () => {
  const evening = new Date(2026, 10, 20, 23, 59).getTime();
  const night = new Date(2026, 10, 21, 0, 1).getTime();
  const lines = [
    textLine('1', { at: evening, isEarlier: true }),
    textLine('2', { at: evening, isEarlier: true }),
    textLine('3', { at: night, isEarlier: true }),
    textLine('4', { at: night }),
  ];
  const entries = historyEntries(lines, { groupSequential: true });
  expect(entries.map(({ startsDay }) => startsDay)).toEqual([true, false, true, false]);
  expect(entries.map(({ showsHead }) => showsHead)).toEqual([true, false, true, true]);
});

it('a conversation that begins now does not begin with its day', () => {
  const [first] = historyEntries([textLine('1')], { groupSequential: true });
  expect(first?.startsDay).toBe(false);
});
