import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { openBob } from '../../../../test/conversation-scene.ts';
import { callerOf, GONE, type RequestScene } from '../../../../test/request-scene.ts';
import { GIF, png } from '../../../../test/sample-pictures.ts';
import { BOB } from '../../../../test/scripted-engine.ts';

describe('emoticons', () => {
  const caller = callerOf({ kind: 'emoticons' });
  const codes = (scene: RequestScene) => scene.emoticons.own.list().map(({ code }) => code);

  it('are kept as their window says', async ({ scene }) => {
    await scene.handlers.addEmoticon({ code: ':a:', data: GIF }, caller);
    await scene.handlers.addEmoticon({ code: ':b:', data: png() }, caller);
    const idOf = (code: string) => scene.emoticons.own.list().find((one) => one.code === code)?.id ?? '';
    await scene.handlers.moveEmoticon({ id: idOf(':b:'), before: idOf(':a:') }, caller);
    await scene.handlers.changeEmoticon({ id: idOf(':a:'), code: ':c:' }, caller);
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { emoticons: [{ code: ':b:' }, { code: ':c:' }] } });
    await scene.handlers.removeEmoticon({ id: idOf(':b:') }, caller);
    expect(codes(scene)).toEqual([':c:']);
  });

  it('can be taken over from a line of one\u2019s own conversation', async ({ scene }) => {
    const bob = openBob(scene);
    const ofBob = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    const hash = scene.pictures.cache.put(GIF) ?? '';
    bob.uses.set('l1', [{ code: ':hi:', hash }]);
    const adopt = { lineId: 'l1', usedCode: ':hi:', code: ':me:' };
    expect(await scene.handlers.adoptEmoticon(adopt, ofBob)).toMatchObject({ ok: true });
    expect(codes(scene)).toEqual([':me:']);
    const missing = { ok: false, failure: { code: 'badPicture' } };
    expect(await scene.handlers.adoptEmoticon({ ...adopt, usedCode: ':x:' }, ofBob)).toEqual(missing);
    expect(await scene.handlers.adoptEmoticon(adopt, GONE)).toMatchObject({ ok: false });
  });
});
