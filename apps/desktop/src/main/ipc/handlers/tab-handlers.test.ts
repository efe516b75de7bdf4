import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { BOB } from '../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import type { Caller } from '../dispatch-request.ts';
import { fileHandlers } from './file-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';

const TABS: Caller = { windowId: 1, context: { kind: 'tabs' } };
const inside = (conversationId: string): Caller => ({
  windowId: 2,
  context: { kind: 'conversation', conversationId, partner: BOB },
});
const refused = (code: string) => ({ ok: false, failure: { code } });
const done = { ok: true, value: undefined };

let scene: TransferScene;
let bobId: string;
const handlers = () => tabHandlers(scene);

beforeEach(async () => {
  scene = await transferScene();
  bobId = openBob(scene).id;
  scene.tabWindows.fill(bobId, 'c2', 'c3');
});
afterEach(() => scene.close());

it('the window of tabs shows, orders and closes what is in it', async () => {
  expect(await handlers().showTab({ conversationId: 'c3' }, TABS)).toEqual(done);
  expect(await handlers().moveTab({ conversationId: 'c3', to: 0 }, TABS)).toEqual(done);
  expect(scene.tabWindows.order).toEqual({ ids: ['c3', bobId, 'c2'], frontId: 'c3' });
  expect(await handlers().closeTab({ conversationId: 'c3' }, TABS)).toEqual(done);
  expect(scene.tabWindows.order).toEqual({ ids: [bobId, 'c2'], frontId: bobId });
});

it('what is no tab is nothing to it', async () => {
  const before = scene.tabWindows.order;
  for (const name of ['showTab', 'closeTab'] as const) {
    expect(await handlers()[name]({ conversationId: 'other' }, TABS)).toEqual(refused('badArguments'));
  }
  expect(await handlers().moveTab({ conversationId: 'other', to: 0 }, TABS)).toEqual(refused('badArguments'));
  expect(scene.tabWindows.order).toBe(before);
});

it('a conversation goes on to its neighbours only while it is a tab itself', async () => {
  expect(await handlers().stepTab({ by: 1 }, inside('elsewhere'))).toEqual(refused('notAllowed'));
  expect(await handlers().moveFocus({ to: 'tabs' }, inside('elsewhere'))).toEqual(refused('notAllowed'));
  expect(scene.tabWindows.order.frontId).toBe(bobId);
  expect(await handlers().stepTab({ by: 1 }, inside(bobId))).toEqual(done);
  expect(await handlers().moveFocus({ to: 'tabs' }, inside('c2'))).toEqual(done);
  expect(await handlers().placeTabs({ above: 50, beside: 4, below: 4 }, TABS)).toEqual(done);
  expect(scene.tabWindows.order.frontId).toBe('c2');
  expect(scene.tabWindows.asked).toEqual(['focus tabs', 'edges 50 4 4']);
});

it('files that fall on a tab go to its conversation, and to no other', async () => {
  const files = fileHandlers(scene);
  const paths = [scene.file('a.txt')];
  expect(await files.offerFiles({ paths, conversationId: bobId }, TABS)).toEqual(done);
  expect(scene.engine.asked('sendFiles')).toHaveLength(1);
  expect(await files.offerFiles({ paths, conversationId: 'other' }, TABS)).toEqual(refused('notAllowed'));
  expect(await files.offerFiles({ paths, address: BOB }, TABS)).toEqual(refused('notAllowed'));
  expect(scene.engine.asked('sendFiles')).toHaveLength(1);
});
