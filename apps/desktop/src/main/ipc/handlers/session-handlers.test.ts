import { expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf } from '../../../../test/request-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';

it('an account that is forgotten takes its picture along, once no server remembers it', async ({ scene }) => {
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
