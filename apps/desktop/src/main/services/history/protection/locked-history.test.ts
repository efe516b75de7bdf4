/** What a history that nobody unlocked means for what is said meanwhile. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBob, text } from '../../../../../test/conversation-scene.ts';
import { PASSPHRASE } from '../../../../../test/protection-scene.ts';
import { BOB } from '../../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../../test/transfer-scene.ts';

let scene: TransferScene;
const LOCKED = { ok: false, failure: { code: 'historyLocked' } };

beforeEach(async () => {
  scene = await transferScene();
  await scene.conversations.outgoing.sendText(openBob(scene), text('before'));
  await scene.protection.protect({ passphrase: PASSPHRASE, remember: false });
  await scene.protection.lock();
});

afterEach(() => scene.close());

it('says so once in each conversation, and lines still get their states there', async () => {
  const bob = openBob(scene);
  await scene.conversations.outgoing.sendText(bob, text('while it is locked'));
  await scene.conversations.outgoing.sendText(bob, text('and again'));
  expect(scene.notices(bob)).toEqual(['historyLocked']);
  const sent = bob.lines.find((line) => line.kind === 'text' && line.text === 'and again');
  scene.conversations.book.setLineState(bob, { id: sent?.id ?? '', state: 'delivered' });
  expect(bob.findLine(sent?.id ?? '')).toMatchObject({ state: 'delivered' });
});

it('shows nothing of before in new windows, and keeps no draft', async () => {
  const bob = openBob(scene);
  scene.conversations.book.remove(bob);
  const again = openBob(scene);
  expect([again.earlier, again.hasEarlier]).toEqual([[], false]);
  scene.conversations.outgoing.saveDraft(again, 'half a sentence');
  scene.conversations.book.remove(again);
  expect(openBob(scene).draft).toBe('');
});

it('is told to whoever looks, searches, exports, deletes or takes something in', async () => {
  const { archive } = scene;
  expect(archive.conversations()).toEqual([]);
  const all = { part: { kind: 'newest' }, what: 'all' } as const;
  expect(await archive.load({ conversationId: BOB, ...all })).toEqual(LOCKED);
  expect(await archive.find({ text: 'before' })).toEqual(LOCKED);
  expect(await archive.export(1, { format: 'text' })).toEqual(LOCKED);
  expect(await archive.delete({})).toEqual(LOCKED);
  expect(await archive.findLogs(1)).toEqual(LOCKED);
});

it('holds nothing of what was said meanwhile once it is unlocked, and all of before', async () => {
  await scene.conversations.outgoing.sendText(openBob(scene), text('while it is locked'));
  expect(await scene.protection.unlock({ passphrase: PASSPHRASE, remember: false })).toMatchObject({
    ok: true,
  });
  const key = { account: scene.messenger.own.view?.address ?? '', conversation: BOB };
  expect(scene.history.last(key).lines).toMatchObject([{ text: 'before' }]);
});
