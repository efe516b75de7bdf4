import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf } from '../../../../test/request-scene.ts';
import { BOB } from '../../../../test/scripted-engine.ts';

describe('a link', () => {
  it('is handed to the system only when its scheme is known', async ({ scene }) => {
    const caller = callerOf({ kind: 'main' });
    await scene.handlers.openLink({ url: 'https://example.com/' }, caller);
    expect(await scene.handlers.openLink({ url: 'file:///etc/passwd' }, caller)).toMatchObject({ ok: false });
    expect(scene.shown.opened).toEqual(['https://example.com/']);
  });
});

describe('the snapshot of the main window', () => {
  it('holds what there is, and no password', async ({ scene }) => {
    const reply = await scene.handlers.getSnapshot({}, callerOf({ kind: 'main' }));
    expect(reply).toMatchObject({
      ok: true,
      value: { kind: 'main', session: { phase: 'signedIn' }, contacts: [{ address: BOB }], number: 7 },
    });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(structuredClone(reply)).toEqual(reply);
  });
});

it('the sounds are muted, and heard again, for every window', async ({ scene }) => {
  const caller = callerOf({ kind: 'picture' });
  await scene.handlers.toggleSounds({}, caller);
  expect(scene.services.settings.current.alerts.muteAll).toBe(true);
  await scene.handlers.toggleSounds({}, caller);
  expect(scene.services.settings.current.alerts.muteAll).toBe(false);
});

it('the help opens for every window', async ({ scene }) => {
  await scene.handlers.openHelp({ what: 'about' }, callerOf({ kind: 'options', page: 'personal' }));
  expect(scene.shown.opened).toEqual(['about']);
});
