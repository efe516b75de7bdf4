import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf, inBob } from '../../../../test/request-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';

describe('backgrounds', () => {
  it('for everybody take the place of the one for this contact', async ({ scene }) => {
    const caller = inBob(scene);
    const chosen = async () => {
      const snapshot = await scene.handlers.getSnapshot({}, caller);
      return snapshot.ok && snapshot.value.kind === 'conversation' ? snapshot.value.background.chosenId : '?';
    };
    await scene.handlers.chooseBackground({ id: 'hills', whom: 'contact' }, caller);
    expect(await chosen()).toBe('hills');
    expect(await scene.handlers.chooseBackground({ id: 'x', whom: 'everybody' }, caller)).toMatchObject({
      ok: false,
    });
    await scene.handlers.chooseBackground({ id: 'town', whom: 'everybody' }, caller);
    expect(await chosen()).toBeUndefined();
    expect(scene.services.settings.current.messages.background).toBe('town');
  });

  it('of one’s own are listed for the contact list, the newest first', async ({ scene }) => {
    const caller = callerOf({ kind: 'main' });
    const add = async (salt: number) => {
      const added = await scene.handlers.addBackground({ data: png(96, salt) }, caller);
      return added.ok ? added.value.id : '';
    };
    expect(await scene.handlers.listBackgrounds({}, caller)).toEqual({ ok: true, value: [] });
    const ids = [await add(1), await add(2)];
    const listed = await scene.handlers.listBackgrounds({}, caller);
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual(ids.reverse());
  });
});
