import { expect, it } from 'vitest';
import { changedTabs, NO_TABS, type TabEvent, type TabOrder } from './tab-order.ts';

const THREE: TabOrder = { ids: ['ann', 'bob', 'cid'], frontId: 'bob' };
const after = (tabs: TabOrder, ...events: readonly TabEvent[]): TabOrder => events.reduce(changedTabs, tabs);

it('the first is in front, also when it came by itself', () => {
  expect(after(NO_TABS, { type: 'opened', id: 'ann', inFront: false })).toEqual({
    ids: ['ann'],
    frontId: 'ann',
  });
});

it('what comes by itself goes to the end and never switches', () => {
  expect(after(THREE, { type: 'opened', id: 'dan', inFront: false })).toEqual({
    ids: ['ann', 'bob', 'cid', 'dan'],
    frontId: 'bob',
  });
});

it('what its person opens comes to the front, and stands once', () => {
  const event = { type: 'opened', id: 'cid', inFront: true } as const;
  expect(after(THREE, event, event)).toEqual({ ...THREE, frontId: 'cid' });
});

it.each([
  ['the front one in the middle', 'bob', 'bob', 'cid'],
  ['the last one in front', 'cid', 'cid', 'bob'],
  ['the first one in front', 'ann', 'ann', 'bob'],
  ['another one', 'ann', 'cid', 'ann'],
])('closing %s leaves the right one in front', (_what, frontId, id, left) => {
  const tabs = after({ ...THREE, frontId }, { type: 'closed', id });
  expect(tabs.frontId).toBe(left);
  expect(tabs.ids).not.toContain(id);
});

it('closing the only one leaves none', () => {
  expect(after({ ids: ['ann'], frontId: 'ann' }, { type: 'closed', id: 'ann' })).toEqual(NO_TABS);
});

it.each([
  ['ann', 2, ['bob', 'cid', 'ann']],
  ['cid', 0, ['cid', 'ann', 'bob']],
  ['ann', 1, ['bob', 'ann', 'cid']],
  ['bob', 99, ['ann', 'cid', 'bob']],
])('%s moves to place %i, and the one in front stays it', (id, to, ids) => {
  expect(after(THREE, { type: 'moved', id, to })).toEqual({ ids, frontId: 'bob' });
});

it('steps go round the ends', () => {
  const on = { type: 'stepped', by: 1 } as const;
  expect(after(THREE, on).frontId).toBe('cid');
  expect(after(THREE, on, on).frontId).toBe('ann');
  expect(after({ ...THREE, frontId: 'ann' }, { type: 'stepped', by: -1 }).frontId).toBe('cid');
});

it.each<TabEvent>([
  { type: 'closed', id: 'nobody' },
  { type: 'shown', id: 'nobody' },
  { type: 'shown', id: 'bob' },
  { type: 'moved', id: 'nobody', to: 0 },
  { type: 'moved', id: 'bob', to: 1 },
])('%j changes nothing', (event) => {
  expect(changedTabs(THREE, event)).toBe(THREE);
});

it('without tabs there is nothing to step to', () => {
  expect(changedTabs(NO_TABS, { type: 'stepped', by: 1 })).toBe(NO_TABS);
});
