import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { callerOf, GONE, requestScene, type RequestScene } from '../../../../test/request-scene.ts';
import { GIF, png } from '../../../../test/sample-pictures.ts';
import { BOB } from '../../../../test/scripted-engine.ts';

let scene: RequestScene;

beforeEach(async () => {
  scene = await requestScene();
});
afterEach(() => scene.close());

describe('emoticons', () => {
  const caller = callerOf({ kind: 'emoticons' });
  const codes = () => scene.emoticons.own.list().map(({ code }) => code);
  const idOf = (code: string) => scene.emoticons.own.list().find((one) => one.code === code)?.id ?? '';

  it('are kept as their window says', async () => {
    await scene.handlers.addEmoticon({ code: ':a:', data: GIF }, caller);
    await scene.handlers.addEmoticon({ code: ':b:', data: png() }, caller);
    await scene.handlers.moveEmoticon({ id: idOf(':b:'), before: idOf(':a:') }, caller);
    await scene.handlers.changeEmoticon({ id: idOf(':a:'), code: ':c:' }, caller);
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { emoticons: [{ code: ':b:' }, { code: ':c:' }] } });
    await scene.handlers.removeEmoticon({ id: idOf(':b:') }, caller);
    expect(codes()).toEqual([':c:']);
  });

  it('can be taken over from a line of one\u2019s own conversation', async () => {
    const bob = openBob(scene);
    const ofBob = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    const hash = scene.pictures.cache.put(GIF) ?? '';
    bob.uses.set('l1', [{ code: ':hi:', hash }]);
    const adopt = { lineId: 'l1', usedCode: ':hi:', code: ':me:' };
    expect(await scene.handlers.adoptEmoticon(adopt, ofBob)).toMatchObject({ ok: true });
    expect(codes()).toEqual([':me:']);
    const missing = { ok: false, failure: { code: 'badPicture' } };
    expect(await scene.handlers.adoptEmoticon({ ...adopt, usedCode: ':x:' }, ofBob)).toEqual(missing);
    expect(await scene.handlers.adoptEmoticon(adopt, GONE)).toMatchObject({ ok: false });
  });
});
