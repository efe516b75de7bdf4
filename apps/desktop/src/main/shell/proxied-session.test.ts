/** A real session through a real proxy that wants a password: what it leaves in log, windows and files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { startServer } from '@nudge/msnp-server/node';
import { startHttpProxy, startSocksProxy } from '@nudge/testkit/node';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryStore } from '../../../test/memory-store.ts';
import { noSecrets, reversingSecrets } from '../../../test/messenger-scene.ts';
import { RecordedChanges } from '../../../test/recorded-changes.ts';
import { ProxyChoice } from '../services/connection/proxy-choice.ts';
import { ServerTrust } from '../services/connection/server-trust.ts';
import { MessengerService } from '../services/messenger/messenger-service.ts';
import { RememberedAccounts } from '../services/messenger/remembered-accounts.ts';
import { ServerProfiles } from '../services/settings/server-profiles.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import { systemClock } from '../services/support/clock.ts';
import { Emitter } from '../services/support/emitter.ts';
import { openLogFile } from '../services/support/log-file.ts';
import { createEngine } from './compose-engine.ts';

const ADDRESS = 'alice@nudge.local';
const PASSWORD = 'Pa55word';
const PROXY_PASSWORD = 'Pr0xy-nobody-may-read';
const WRONG = 'Wr0ng-nobody-may-read';
const SOON = { timeout: 10_000 };

let folder: string;
const closers: (() => unknown)[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-proxied-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function application(kind: 'http' | 'socks') {
  const server = await startServer({ host: '127.0.0.1', port: 0, httpPort: 0, storage: { kind: 'memory' } });
  closers.push(() => server.stop());
  await server.createAccount({ address: ADDRESS, password: PASSWORD, name: 'Alice', legacyMd5: false });
  const guard = { user: 'ana', password: PROXY_PASSWORD, names: { 'server.test': '127.0.0.1' } };
  const proxy = await (kind === 'http' ? startHttpProxy(guard) : startSocksProxy(guard));
  closers.push(() => proxy.close());

  const store = memoryStore();
  const settings = new SettingsService(store);
  settings.update({ connection: { proxy: { kind, host: '127.0.0.1', port: proxy.port, user: 'ana' } } });
  const choice = new ProxyChoice(store, settings, reversingSecrets);
  const servers = new ServerProfiles(store, () => 'new');
  const loginAddress = `http://server.test:${new URL(server.http).port}`;
  servers.preset({ host: 'server.test', port: server.msnp.port, loginAddress, isSecure: false });
  const changes = new RecordedChanges();
  const engine = createEngine(
    { version: '0', locale: () => 'en', natPmpThread: 'none' },
    { settings, proxy: choice },
  );
  closers.push(() => engine.close());
  const messenger = new MessengerService({
    engine,
    changes,
    servers,
    trust: new ServerTrust(servers),
    proxy: () => choice.current,
    accounts: new RememberedAccounts(memoryStore(), noSecrets),
    host: { lost: new Emitter<void>(), ensure: async () => ({ ok: false, reason: 'none here' }) },
    clock: systemClock,
    settings: () => DEFAULT_SETTINGS,
    prepare: async () => {},
    log: openLogFile(path.join(folder, 'nudge.log'), systemClock),
  });
  const signIn = () =>
    messenger.control.signIn({
      serverId: `server.test:${server.msnp.port}`,
      address: ADDRESS,
      password: PASSWORD,
      status: 'online',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
    });
  return { proxy, choice, store, changes, messenger, signIn };
}

it.each(['http', 'socks'] as const)(
  'through a proxy (%s) that wants a password: told apart, signed in, and the password nowhere',
  { timeout: 30_000 },
  async (kind) => {
    const { proxy, choice, store, changes, messenger, signIn } = await application(kind);
    const { control } = messenger;
    choice.setPassword(WRONG);
    await signIn();
    await vi.waitFor(() => expect(control.session).toMatchObject({ failure: { code: 'proxyDenied' } }), SOON);
    expect(proxy.asked).toEqual([]);
    // Another password is another way: the next sign-in is made with a new client.
    choice.setPassword(PROXY_PASSWORD);
    await signIn();
    await vi.waitFor(() => expect(control.session.phase).toBe('signedIn'), SOON);
    expect(control.session).toMatchObject({ way: { proxy: { kind } } });
    expect(new Set(proxy.asked.map((target) => target.split(':')[0]))).toEqual(new Set(['server.test']));

    const left = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(left.join('')).toContain('signedIn');
    const told = JSON.stringify([changes.all, store.get('settings'), store.get('servers'), control.session]);
    for (const secret of [PROXY_PASSWORD, WRONG]) {
      expect(left.join('')).not.toContain(secret);
      expect(told).not.toContain(secret);
      expect(JSON.stringify(store.get('proxyPassword'))).not.toContain(secret);
    }
  },
);
