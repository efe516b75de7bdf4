import type { HistoryChange, HistorySnapshot, RequestArguments } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { HISTORY_ANSWERS, pageOf } from '../../../../gallery/data/history-answers.ts';
import {
  ANA_HISTORY,
  HISTORY_CONVERSATIONS,
  HISTORY_WINDOW,
  LAKE_HITS,
  manyRows,
} from '../../../../gallery/data/history.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { createHistoryActions } from './history-actions.ts';
import { createHistoryStore } from './history-state.ts';

const ROWS = manyRows(0, 200);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function open(answers: FakeAnswers = {}, part: Partial<HistorySnapshot> = {}) {
  const snapshot = { ...HISTORY_WINDOW, ...part };
  const client = createFakeClient({
    kind: 'history',
    snapshot,
    answers: {
      ...HISTORY_ANSWERS,
      loadHistory: ({ part: wanted }) => ({ ok: true, value: pageOf(ROWS, wanted) }),
      ...answers,
    },
  });
  const store = createHistoryStore(snapshot);
  const actions = createHistoryActions(client.bridge, store);
  actions.table.showConversation(ANA_HISTORY.id);
  await settled();
  const ends = (): readonly (number | undefined)[] => {
    const rows = store.getState().table?.rows ?? [];
    return [rows[0]?.row, rows.at(-1)?.row];
  };
  return { client, store, actions, ends };
}

/** A request that is answered when the test says so. */
function held<Value>(values: readonly Value[]) {
  const waiting: (() => void)[] = [];
  let next = 0;
  return {
    answer: () => {
      const value = values[next] as Value;
      next += 1;
      return new Promise<{ ok: true; value: Value }>((resolve) => {
        waiting.push(() => resolve({ ok: true, value }));
      });
    },
    release: async (index: number): Promise<void> => {
      waiting[index]?.();
      await settled();
    },
  };
}

const conversationsChanged = (part: Partial<typeof ANA_HISTORY>): HistoryChange => ({
  type: 'historyConversationsChanged',
  conversations: [{ ...ANA_HISTORY, ...part }, ...HISTORY_CONVERSATIONS.slice(1)],
});

it('begins with the newest lines and goes back stretch by stretch', async () => {
  const { actions, ends, store } = await open();
  expect(ends()).toEqual([150, 199]);
  actions.table.loadEarlier();
  actions.table.loadEarlier();
  await settled();
  expect(ends()).toEqual([100, 199]);
  for (let page = 0; page < 3; page += 1) {
    actions.table.loadEarlier();
    await settled();
  }
  expect(ends()).toEqual([0, 199]);
  expect(store.getState().table).toMatchObject({ hasEarlier: false, hasLater: false });
});

it('asks an end once at a time, and not again by itself for what failed', async () => {
  let count = 0;
  const { actions, client, store } = await open({
    loadHistory: ({ part }) => {
      count += 1;
      return count === 1
        ? { ok: true, value: pageOf(ROWS, part) }
        : { ok: false, failure: { code: 'unexpected' } };
    },
  });
  actions.table.loadEarlier();
  await settled();
  actions.table.loadEarlier();
  await settled();
  expect(client.requested('loadHistory')).toHaveLength(2);
  expect(store.getState().failure).toEqual({ code: 'unexpected' });
  expect(store.getState().table?.rows).toHaveLength(50);
});

it('an answer for a conversation that is no longer shown is dropped', async () => {
  const pages = [pageOf(manyRows(0, 3), { kind: 'newest' }), pageOf(manyRows(7, 2), { kind: 'newest' })];
  const asked = held(pages);
  const { actions, ends } = await open({ loadHistory: asked.answer });
  actions.table.showConversation('ted@example.org');
  await asked.release(1);
  await asked.release(0);
  expect(ends()).toEqual([7, 8]);
});

it('jumps to a day, from there on, and to the end where nothing comes later', async () => {
  const { actions, ends, store } = await open();
  const day = ROWS[80]?.line.at ?? 0;
  actions.table.showFrom(day);
  await settled();
  expect(ends()).toEqual([80, 129]);
  expect(store.getState().selection).toEqual({ anchor: 80, active: 80 });
  actions.table.showFrom(day * 2);
  await settled();
  expect(ends()).toEqual([150, 199]);
  expect(store.getState().news).toEqual({ kind: 'nothingLater', at: day * 2 });
});

it('a range begins with its newest lines, ends where it ends, and counts for search, file and deletion', async () => {
  const { actions, ends, store, client } = await open();
  const range = { from: ROWS[90]?.line.at ?? 0, to: ROWS[100]?.line.at ?? 0 };
  actions.search.search('lake');
  await settled();
  actions.table.setRange(range);
  await settled();
  expect(ends()).toEqual([90, 99]);
  expect(store.getState().table).toMatchObject({ hasEarlier: false, hasLater: false });
  expect(client.requested('findInHistory').at(-1)).toEqual({ text: 'lake', ...range });
  actions.export('xml', 'range');
  actions.delete('range');
  actions.delete('conversation');
  actions.delete('everything');
  await settled();
  const conversationId = ANA_HISTORY.id;
  expect(client.requested('exportHistory')).toEqual([{ format: 'xml', conversationId, ...range }]);
  expect(client.requested('deleteHistory')).toEqual([{ conversationId, ...range }, { conversationId }, {}]);
  expect(store.getState().news).toEqual({ kind: 'deleted', lineCount: 16 });
});

it('a range that ends after everything ends with the newest line', async () => {
  const { actions, ends } = await open();
  actions.table.setRange({ to: (ROWS[199]?.line.at ?? 0) + 1 });
  await settled();
  expect(ends()).toEqual([150, 199]);
});

it('takes new lines while the end is in view, and reads anew what became less', async () => {
  let rows = ROWS;
  const { actions, ends } = await open({
    loadHistory: ({ part }) => ({ ok: true, value: pageOf(rows, part) }),
  });
  rows = manyRows(0, 202);
  actions.changed(conversationsChanged({ lineCount: ANA_HISTORY.lineCount + 2 }));
  await settled();
  expect(ends()).toEqual([150, 201]);
  rows = manyRows(0, 10);
  actions.changed(conversationsChanged({ lineCount: 10 }));
  await settled();
  expect(ends()).toEqual([0, 9]);
});

it('leaves what one reads alone while others come at the end that is not in view', async () => {
  const { actions, client, ends } = await open();
  actions.table.showFrom(0);
  await settled();
  const before = client.requested('loadHistory').length;
  actions.changed(conversationsChanged({ lineCount: ANA_HISTORY.lineCount + 1 }));
  await settled();
  expect(client.requested('loadHistory')).toHaveLength(before);
  expect(ends()).toEqual([0, 49]);
});

it('shows another one when the chosen one is gone, and keeps one that was asked for before there is any', async () => {
  const { actions, store } = await open();
  const rest = HISTORY_CONVERSATIONS.slice(1);
  actions.changed({ type: 'historyConversationsChanged', conversations: rest });
  expect(store.getState().chosenId).toBe(rest[0]?.id);
  actions.changed({ type: 'conversationRequested', conversationId: 'gus@example.org', search: '' });
  actions.changed({ type: 'historyConversationsChanged', conversations: rest.slice(1) });
  expect(store.getState()).toMatchObject({ chosenId: 'gus@example.org', table: undefined });
  const gus = { ...ANA_HISTORY, id: 'gus@example.org' };
  actions.changed({ type: 'historyConversationsChanged', conversations: [gus] });
  await settled();
  expect(store.getState().table?.rows).toHaveLength(50);
});

it('looks in all of it for what a conversation was searched for', async () => {
  const { actions, client, store } = await open();
  actions.search.setScope('one');
  actions.changed({ type: 'conversationRequested', conversationId: 'ted@example.org', search: 'lake' });
  await settled();
  expect(client.requested('findInHistory').at(-1)).toEqual({ text: 'lake' });
  expect(store.getState()).toMatchObject({
    chosenId: 'ted@example.org',
    search: { text: 'lake', scope: 'all', found: { hits: LAKE_HITS } },
  });
  actions.changed({ type: 'conversationRequested', conversationId: '', search: '' });
  expect(store.getState()).toMatchObject({ chosenId: 'ted@example.org', search: { text: 'lake' } });
});

it('shows nothing of one account to another', async () => {
  const { actions, store } = await open();
  actions.search.search('lake');
  await settled();
  const own = HISTORY_WINDOW.own;
  if (own === undefined) throw new Error('somebody is signed in');
  actions.changed({ type: 'ownChanged', own: { ...own, displayName: 'Sammy' } });
  expect(store.getState().table).toBeDefined();
  actions.changed({ type: 'ownChanged', own: undefined });
  expect(store.getState()).toMatchObject({
    own: undefined,
    conversations: [],
    table: undefined,
    search: { text: '' },
  });
});

it('looks for one text at a time, and then for what stands in the box by then', async () => {
  const asked = held([{ hits: [] }, { hits: LAKE_HITS }]);
  const { actions, client, store } = await open({ findInHistory: asked.answer });
  for (const text of ['l', 'la', 'lake ']) actions.search.search(text);
  await asked.release(0);
  await asked.release(1);
  expect(client.requested('findInHistory').map(({ text }) => text)).toEqual(['l', 'lake']);
  expect(store.getState().search.found?.hits).toEqual(LAKE_HITS);
});

it('an answer that comes after the box was emptied is dropped', async () => {
  const asked = held([{ hits: LAKE_HITS }]);
  const { actions, store } = await open({ findInHistory: asked.answer });
  actions.search.search('lake');
  actions.search.clear();
  await asked.release(0);
  expect(store.getState().search).toEqual({ text: '', scope: 'all' });
});

it('shows a hit among the lines around it, goes on to the next, and fetches more of them', async () => {
  const pages = [{ hits: LAKE_HITS.slice(0, 2), next: 41 }, { hits: LAKE_HITS.slice(2) }];
  const findInHistory = ({ next }: RequestArguments<'findInHistory'>) => ({
    ok: true as const,
    value: pages[next === undefined ? 0 : 1] ?? { hits: [] },
  });
  const { actions, client, store } = await open({ findInHistory });
  actions.search.search('lake');
  await settled();
  actions.search.step(1);
  await settled();
  expect(store.getState()).toMatchObject({ chosenId: ANA_HISTORY.id, selection: { active: 109 } });
  actions.search.step(1);
  await settled();
  expect(store.getState()).toMatchObject({ chosenId: 'group ben cleo', selection: { active: 12 } });
  actions.search.step(1);
  await settled();
  expect(client.requested('findInHistory').at(-1)).toMatchObject({ next: 41 });
  expect(store.getState()).toMatchObject({ chosenId: ANA_HISTORY.id, search: { shownHit: 2 } });
  actions.search.step(1);
  expect(store.getState().search.shownHit).toBe(2);
  actions.search.step(-1);
  expect(store.getState().search.shownHit).toBe(1);
  actions.search.backToHits();
  expect(store.getState().search).not.toHaveProperty('shownHit');
});

it('looks in one conversation only, and follows when another is chosen', async () => {
  const { actions, client } = await open();
  actions.search.search('lake');
  actions.search.setScope('one');
  await settled();
  actions.table.showConversation('group ben cleo');
  await settled();
  expect(client.requested('findInHistory').map(({ conversationId }) => conversationId)).toEqual([
    undefined,
    ANA_HISTORY.id,
    'group ben cleo',
  ]);
});

it('imports nothing before it is told to, and tells what came of it though the dialog was closed', async () => {
  const taken = held([{ addedCount: 3, knownCount: 1, failed: [] }]);
  const { actions, client, store } = await open({ importLogs: taken.answer });
  actions.logs.find();
  actions.changed({ type: 'logProgressChanged', done: 2, total: 5 });
  expect(store.getState().logs).toEqual({ step: 'finding', done: 2, total: 5 });
  await settled();
  expect(store.getState().logs).toMatchObject({ step: 'found', unreadable: ['notes.xml'] });
  expect(client.requested('importLogs')).toEqual([]);
  actions.logs.take();
  expect(client.requested('importLogs')).toEqual([{ planId: 'p1' }]);
  actions.logs.close();
  expect(store.getState().logs).toBeUndefined();
  actions.logs.find();
  expect(store.getState().logs?.step).toBe('importing');
  await taken.release(0);
  expect(store.getState().logs).toMatchObject({ step: 'imported', result: { addedCount: 3 } });
});

it('drops what a search found when its dialog was closed, and closes when no folder is chosen', async () => {
  const { actions, store } = await open();
  actions.logs.find();
  actions.logs.close();
  await settled();
  expect(store.getState().logs).toBeUndefined();
  const other = await open({ findLogs: () => ({ ok: true, value: { kind: 'cancelled' } }) });
  other.actions.logs.find();
  await settled();
  expect(other.store.getState().logs).toBeUndefined();
});
