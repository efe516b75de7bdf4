import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { openBob, text } from '../../../../test/conversation-scene.ts';
import { callerOf, GONE, inBob, NOT_ALLOWED } from '../../../../test/request-scene.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';

describe('a conversation window', () => {
  it('can only touch its own conversation', async ({ scene }) => {
    const bob = openBob(scene);
    const carol = scene.conversations.open(CAROL);
    const carolId = carol.ok ? carol.value.conversationId : '';
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    await scene.handlers.sendText(text('for Bob'), caller);
    expect(bob.lines).toHaveLength(1);
    expect(scene.conversations.book.get(carolId)?.lines).toEqual([]);
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { kind: 'conversation', conversationId: bob.id, number: 7 } });
  });

  it('knows where the chosen server tells how it is', async ({ scene }) => {
    const links = { forgotPassword: '', serviceStatus: 'https://status.example.org/', newAccount: '' };
    const server = {
      id: 'other',
      name: '',
      host: 'example.org',
      port: 1863,
      loginAddress: '',
      isSecure: false,
      links,
    };
    const caller = inBob(scene);
    expect(await scene.handlers.getSnapshot({}, caller)).toMatchObject({ value: { statusPage: '' } });
    scene.servers.save(server);
    scene.servers.select('other');
    expect(await scene.handlers.getSnapshot({}, caller)).toMatchObject({
      value: { statusPage: links.serviceStatus },
    });
  });

  it('gets nothing any more once its conversation is gone', async ({ scene }) => {
    expect(await scene.handlers.sendText(text('x'), GONE)).toEqual(NOT_ALLOWED);
    expect(await scene.handlers.getSnapshot({}, GONE)).toEqual(NOT_ALLOWED);
  });
});

describe('a window on top', () => {
  it('is the one that asks, and its snapshot says so', async ({ scene }) => {
    const caller = inBob(scene);
    await scene.handlers.keepOnTop({ isOnTop: true }, caller);
    expect(scene.shown.opened).toEqual(['1 on top: true']);
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { isOnTop: true } });
  });
});
