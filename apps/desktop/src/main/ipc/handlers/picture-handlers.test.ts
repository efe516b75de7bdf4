import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../../../test/messenger-scene.ts';
import { callerOf, requestScene, type RequestScene } from '../../../../test/request-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';

let scene: RequestScene;

beforeEach(async () => {
  scene = await requestScene();
});
afterEach(() => scene.close());

describe('pictures', () => {
  const caller = callerOf({ kind: 'picture' });

  it('are chosen for the account that is signed in', async () => {
    await scene.handlers.addPicture({ data: png() }, caller);
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({
      value: { kind: 'picture', shipped: [{ id: 'owl' }], recent: { length: 1 }, own: {} },
    });
    const chosen = scene.services.pictures.chosenId('alice@example.com');
    expect(snapshot).toMatchObject({ value: { chosenId: chosen } });
    await scene.handlers.removePicture({ id: chosen }, caller);
    expect(scene.services.pictures.recent()).toEqual([]);
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    await settle();
    const refused = { ok: false, failure: { code: 'notSignedIn' } };
    expect(await scene.handlers.choosePicture({ id: 'owl' }, caller)).toEqual(refused);
  });
});

it('pictures and emoticons have windows of their own', async () => {
  await scene.handlers.openPicturePicker({}, callerOf({ kind: 'main' }));
  await scene.handlers.openEmoticons({}, callerOf({ kind: 'main' }));
  expect(scene.shown.opened).toEqual(['pictures', 'emoticons']);
});
