import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf, inBob, NOT_ALLOWED } from '../../../../test/request-scene.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';

describe('the history', () => {
  it('is opened at nobody, at a contact, and by a conversation window at its own only', async ({ scene }) => {
    const caller = inBob(scene);
    await scene.handlers.openHistory({}, callerOf({ kind: 'main' }));
    await scene.handlers.openHistory({ address: CAROL.toUpperCase() }, callerOf({ kind: 'main' }));
    await scene.handlers.openHistory({ search: 'tea' }, caller);
    expect(scene.shown.opened).toEqual(['history  ', `history ${CAROL} `, `history ${BOB} tea`]);
    expect(await scene.handlers.openHistory({ address: CAROL }, caller)).toEqual(NOT_ALLOWED);
  });

  it('lies in a folder that Options names and opens', async ({ scene }) => {
    const caller = callerOf({ kind: 'options', page: 'messages' });
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { historyFolder: scene.folder } });
    await scene.handlers.openHistoryFolder({}, caller);
    expect(scene.shell.opened).toEqual([scene.folder]);
  });

  it('shows its window the conversation that was asked for', async ({ scene }) => {
    const caller = callerOf({ kind: 'history', conversationId: BOB, search: 'tea' });
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { conversationId: BOB, search: 'tea', conversations: [] } });
  });
});
