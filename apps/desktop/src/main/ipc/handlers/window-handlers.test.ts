import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf, requestScene, type RequestScene } from '../../../../test/request-scene.ts';
import { BOB } from '../../../../test/scripted-engine.ts';

let scene: RequestScene;

beforeEach(async () => {
  scene = await requestScene();
});
afterEach(() => scene.close());

describe('a link', () => {
  it('is handed to the system only when its scheme is known', async () => {
    const caller = callerOf({ kind: 'main' });
    await scene.handlers.openLink({ url: 'https://example.com/' }, caller);
    expect(await scene.handlers.openLink({ url: 'file:///etc/passwd' }, caller)).toMatchObject({ ok: false });
    expect(scene.shown.opened).toEqual(['https://example.com/']);
  });
});

describe('the snapshot of the main window', () => {
  it('holds what there is, and no password', async () => {
    const reply = await scene.handlers.getSnapshot({}, callerOf({ kind: 'main' }));
    expect(reply).toMatchObject({
      ok: true,
      value: { kind: 'main', session: { phase: 'signedIn' }, contacts: [{ address: BOB }], number: 7 },
    });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(structuredClone(reply)).toEqual(reply);
  });
});

it('the help opens for every window', async () => {
  await scene.handlers.openHelp({ what: 'about' }, callerOf({ kind: 'options', page: 'personal' }));
  expect(scene.shown.opened).toEqual(['about']);
});
