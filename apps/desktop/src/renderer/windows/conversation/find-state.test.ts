// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { historyHits } from '../../components/message/history-hits.ts';
import { findState, NOTHING_FOUND } from './find-state.ts';

const history = document.createElement('div');
history.innerHTML = '<p class="message-text">tea, tea and tea time</p>';
const hitsOf = (wanted: string) => historyHits(history, wanted);
const opened = findState(NOTHING_FOUND, { type: 'found', hits: hitsOf('tea') });

it('begins with the newest and goes round at both ends', () => {
  expect(opened).toMatchObject({ current: 2, jumps: 1 });
  const next = findState(opened, { type: 'stepped', by: 1 });
  expect(next).toMatchObject({ current: 0, jumps: 2 });
  expect(findState(next, { type: 'stepped', by: -1 })).toMatchObject({ current: 2, jumps: 3 });
});

it('stays where it is while that is a hit', () => {
  const longer = findState(opened, { type: 'found', hits: hitsOf('tea ') });
  expect(longer).toMatchObject({ current: 1, jumps: 1 });
  expect(longer.hits).toHaveLength(2);
});

it('has nothing to go to without a hit', () => {
  const none = findState(opened, { type: 'found', hits: [] });
  expect(none.current).toBe(-1);
  expect(findState(none, { type: 'stepped', by: 1 })).toBe(none);
});
