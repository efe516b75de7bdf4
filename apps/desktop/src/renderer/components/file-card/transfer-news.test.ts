import { expect, it } from 'vitest';
import { fileLine, textLine } from '../message/sample-lines.ts';
import { knownTransfers, transferNews } from './transfer-news.ts';

const ids = (...given: Parameters<typeof transferNews>) => transferNews(...given).map(({ id }) => id);

it('tells of an offer and of the end, and of nothing in between', () => {
  const before = [textLine('1')];
  expect(ids(knownTransfers(before), [...before, fileLine('2')])).toEqual(['2']);
  const known = knownTransfers([fileLine('2')]);
  expect(ids(known, [fileLine('2')])).toEqual([]);
  expect(ids(known, [fileLine('2', { state: { kind: 'running' }, transferred: 5 })])).toEqual([]);
  expect(ids(known, [fileLine('2', { state: { kind: 'done' } })])).toEqual(['2']);
  expect(ids(known, [fileLine('2', { state: { kind: 'failed', reason: 'timedOut' } })])).toEqual(['2']);
});

it('tells that somebody was asked for what failed, and that nothing came of it', () => {
  const failed = (asked?: 'waiting' | 'unanswered') =>
    fileLine('1', { state: { kind: 'failed', reason: 'diskFull' }, ...(asked ? { asked } : {}) });
  expect(ids(knownTransfers([failed()]), [failed('waiting')])).toEqual(['1']);
  expect(ids(knownTransfers([failed('waiting')]), [failed('waiting')])).toEqual([]);
  expect(ids(knownTransfers([failed('waiting')]), [failed('unanswered')])).toEqual(['1']);
});

it('what is fetched from an earlier conversation is no news', () => {
  const earlier = { ...fileLine('1', { state: { kind: 'done' } }), isEarlier: true };
  expect(ids(new Map(), [earlier])).toEqual([]);
});
