import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf } from '../../../../test/request-scene.ts';

const OPTIONS = callerOf({ kind: 'options', page: 'alerts' });

describe('sounds', () => {
  it('are heard at once, chosen by a dialog of main, and ours again (C07)', async ({ scene }) => {
    const { handlers, shell, shown, settings, file } = scene;
    shell.answers.push([file('bell.ogg', 'OggS')]);
    await handlers.chooseSound({ event: 'nudge', useDefault: false }, OPTIONS);
    expect(settings.current.alerts.ownSounds).toMatchObject([{ event: 'nudge', name: 'bell.ogg' }]);
    await handlers.playSound({ event: 'nudge' }, OPTIONS);
    await handlers.chooseSound({ event: 'nudge', useDefault: true }, OPTIONS);
    await handlers.playSound({ event: 'nudge' }, OPTIONS);
    expect(shown.opened).toEqual([
      expect.stringMatching(/^\/own-sounds\/[0-9a-f]{40}\.ogg$/),
      '/sounds/nudge.wav',
    ]);
  });
});
