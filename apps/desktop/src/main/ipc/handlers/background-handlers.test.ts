import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { inBob } from '../../../../test/request-scene.ts';

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
});
