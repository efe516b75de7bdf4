import { afterEach, beforeEach, expect, it } from 'vitest';
import { callerOf, requestScene, type RequestScene } from '../../../../test/request-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';

let scene: RequestScene;

beforeEach(async () => {
  scene = await requestScene();
});
afterEach(() => scene.close());

it('an account that is forgotten takes its picture along, once no server remembers it', async () => {
  const caller = callerOf({ kind: 'main' });
  const { accounts } = scene.messenger;
  const address = 'alice@example.com';
  for (const serverId of ['one', 'two']) {
    const account = { address, serverId, status: 'online', signInAutomatically: false } as const;
    accounts.remember({ ...account, password: undefined });
  }
  scene.services.pictures.add(address, png());
  await scene.handlers.forgetAccount({ address, serverId: 'one' }, caller);
  expect(scene.services.pictures.url(address)).not.toBe('');
  for (const { serverId } of accounts.list()) {
    await scene.handlers.forgetAccount({ address, serverId }, caller);
  }
  expect(scene.services.pictures.url(address)).toBe('');
});
