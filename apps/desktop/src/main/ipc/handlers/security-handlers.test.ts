import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { messengerScene, reversingSecrets } from '../../../../test/messenger-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';
import { PictureFolder } from '../../services/pictures/picture-folder.ts';
import { ProxyChoice } from '../../services/connection/proxy-choice.ts';
import { SettingsService } from '../../services/settings/settings-service.ts';
import { silentLog } from '../../services/support/log.ts';
import { done } from '../../services/support/reply.ts';
import { storedView } from '../make-snapshot.ts';
import { securityHandlers } from './security-handlers.ts';

const OPTIONS = { windowId: 1, context: { kind: 'options', page: 'security' } } as const;

let place: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'security-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function scene() {
  const { messenger, accounts } = messengerScene();
  const pictureCache = new PictureFolder({ folder: place, clock: new ManualClock(), log: silentLog });
  const settings = new SettingsService(memoryStore());
  const proxy = new ProxyChoice(memoryStore(), settings, reversingSecrets);
  const services = { messenger, pictureCache, proxy, protection: rememberedHistory() };
  const passwordCount = (): number => storedView(services).passwordCount;
  return { accounts, pictureCache, proxy, passwordCount, handlers: securityHandlers(services) };
}

/** A history whose passphrase is remembered until it is forgotten. */
function rememberedHistory() {
  let isRemembered = true;
  return {
    get view() {
      return { state: 'unlocked', canRemember: true, isRemembered, openCount: 0 } as const;
    },
    forgetRemembered: () => {
      isRemembered = false;
      return done;
    },
  };
}

it('passwords of every account, of the proxy and of the history are forgotten, and the accounts are not', async () => {
  const { accounts, proxy, passwordCount, handlers } = scene();
  expect(passwordCount()).toBe(1);
  proxy.setPassword('secret');
  for (const address of ['alice@example.com', 'carol@example.com']) {
    const choice = { status: 'online', signInAutomatically: true, password: 'secret' } as const;
    accounts.remember({ address, serverId: 'one', ...choice });
  }
  expect([accounts.passwordCount, passwordCount()]).toEqual([2, 4]);
  expect(await handlers.forgetPasswords({}, OPTIONS)).toEqual({ ok: true });
  expect([accounts.passwordCount, proxy.isPasswordStored, proxy.hasPassword]).toEqual([0, false, false]);
  expect(passwordCount()).toBe(0);
  expect(accounts.list()).toMatchObject([{ hasPassword: false }, { hasPassword: false }]);
});

it('the account whose password is kept signs in by itself, or does not', async () => {
  const { accounts, handlers } = scene();
  const choice = { status: 'online', signInAutomatically: false, password: 'secret' } as const;
  accounts.remember({ address: 'alice@example.com', serverId: 'one', ...choice });
  for (const isOn of [true, false]) {
    await handlers.setAutomaticSignIn({ isOn }, OPTIONS);
    expect(accounts.list()).toMatchObject([{ signInAutomatically: isOn }]);
  }
});

it('pictures of others are thrown away, also from the disk, and it is told', async () => {
  const { pictureCache, handlers } = scene();
  const hash = pictureCache.put(png()) ?? '';
  let cleared = 0;
  pictureCache.cleared.subscribe(() => (cleared += 1));
  expect(readdirSync(place)).toEqual([hash]);
  expect(await handlers.clearPictureCache({}, OPTIONS)).toEqual({ ok: true });
  expect([readdirSync(place), pictureCache.bytes, cleared]).toEqual([[], 0, 1]);
});
