import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { callerOf } from '../../../../test/request-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';

describe('pictures', () => {
  const caller = callerOf({ kind: 'picture' });

  it('are chosen for the account that is signed in', async ({ scene }) => {
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

it('pictures and emoticons have windows of their own', async ({ scene }) => {
  await scene.handlers.openPicturePicker({}, callerOf({ kind: 'main' }));
  await scene.handlers.openEmoticons({}, callerOf({ kind: 'main' }));
  expect(scene.shown.opened).toEqual(['pictures', 'emoticons']);
});
