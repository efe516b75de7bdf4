import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { noSecrets, reversingSecrets } from '../../../../test/messenger-scene.ts';
import type { Secrets } from '../messenger/secrets.ts';
import { SettingsService } from '../settings/settings-service.ts';
import { ProxyChoice } from './proxy-choice.ts';

const PROXY = { kind: 'http', host: 'proxy.example', port: 8080, user: 'ana' } as const;

function scene(secrets: Secrets = reversingSecrets) {
  const store = memoryStore();
  const settings = new SettingsService(store);
  settings.update({ connection: { proxy: PROXY } });
  const choice = new ProxyChoice(store, settings, secrets);
  const again = (): ProxyChoice => new ProxyChoice(store, settings, secrets);
  return { store, settings, choice, again };
}

it('is none until one is chosen', () => {
  const { settings, choice } = scene();
  settings.update({ connection: { proxy: { ...PROXY, kind: 'none' } } });
  expect(choice.current).toBeUndefined();
});

it('has the password from the key store, sealed in the file, also at the next start', () => {
  const { store, choice, again } = scene();
  choice.setPassword('secret');
  expect(again().current).toEqual({ ...PROXY, password: 'secret' });
  expect(JSON.stringify(store.get('proxyPassword'))).not.toContain('secret');
  expect(JSON.stringify(store.get('settings'))).not.toContain('terces');
  expect([choice.hasPassword, choice.isPasswordStored]).toEqual([true, true]);
});

it('keeps it for this run where there is no key store', () => {
  const { store, choice, again } = scene(noSecrets);
  choice.setPassword('secret');
  expect([choice.current?.password, choice.hasPassword, choice.isPasswordStored]).toEqual([
    'secret',
    true,
    false,
  ]);
  expect(store.get('proxyPassword')).toBeUndefined();
  expect(again().current).toEqual(PROXY);
});

it.each([{ host: 'other.example' }, { port: 3128 }, { user: 'bea' }])(
  'says the password to no other proxy and for no other name: %j',
  (other) => {
    const { settings, choice } = scene();
    choice.setPassword('secret');
    settings.update({ connection: { proxy: { ...PROXY, ...other } } });
    expect(choice.current).toEqual({ ...PROXY, ...other });
    expect(choice.hasPassword).toBe(false);
    settings.update({ connection: { proxy: { ...PROXY, kind: 'socks' } } });
    expect(choice.current?.password).toBe('secret');
  },
);

it('says no password where no name is asked for, and takes brackets off an address', () => {
  const { settings, choice } = scene();
  settings.update({ connection: { proxy: { ...PROXY, host: '[2001:db8::1]', user: '' } } });
  choice.setPassword('secret');
  expect(choice.current).toEqual({ kind: 'http', host: '2001:db8::1', port: 8080 });
});

it('forgets it, and an empty one is none', () => {
  const { store, choice } = scene();
  for (const forget of [() => choice.forgetPassword(), () => choice.setPassword('')]) {
    choice.setPassword('secret');
    forget();
    expect([choice.hasPassword, choice.current?.password, store.get('proxyPassword')]).toEqual([
      false,
      undefined,
      null,
    ]);
  }
});

it('tells of another proxy and another password, and of nothing else', () => {
  const { settings, choice } = scene();
  let told = 0;
  choice.changed.subscribe(() => (told += 1));
  settings.update({ files: { preview: 'none' } });
  expect(told).toBe(0);
  settings.update({ connection: { proxy: { ...PROXY, port: 3128 } } });
  choice.setPassword('secret');
  expect(told).toBe(2);
});

it('goes on without what cannot be opened any more', () => {
  const { choice } = scene({ ...reversingSecrets, open: () => undefined });
  choice.setPassword('secret');
  expect(choice.current).toEqual(PROXY);
  // It is still there to be deleted; the person is asked for another.
  expect([choice.hasPassword, choice.isPasswordStored]).toEqual([false, true]);
});
