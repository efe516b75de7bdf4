/** A real session on a real server, looked at afterwards: what it left in the log and on the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMessengerClient } from '@nudge/msnp-engine/node';
import { DEFAULT_SETTINGS, type RequestArguments } from '@nudge/ipc-contract';
import { parseAccountName } from '@nudge/msnp-codec';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { launchInProcess } from '../../../../test/in-process-host.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { noSecrets } from '../../../../test/messenger-scene.ts';
import { RecordedChanges } from '../../../../test/recorded-changes.ts';
import { ServerTrust } from '../connection/server-trust.ts';
import { HostService } from '../host/host-service.ts';
import { ServerProfiles } from '../settings/server-profiles.ts';
import { systemClock } from '../support/clock.ts';
import { openLogFile } from '../support/log-file.ts';
import { LazyEngine } from './engine-port.ts';
import { MessengerService } from './messenger-service.ts';
import { RememberedAccounts } from './remembered-accounts.ts';

const ADDRESS = 'alice@nudge.local';
const PASSWORD = 'Pa55word-nobody-may-read';
const WRONG = 'Wr0ng-nobody-may-read';
const WORDS = 'words for one pair of eyes';
const GREETER = parseAccountName('greeter@nudge.local');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-secrecy-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const signIn = (password: string): RequestArguments<'signIn'> => ({
  serverId: 'thisComputer',
  address: ADDRESS,
  password,
  status: 'online',
  rememberMe: true,
  rememberPassword: false,
  signInAutomatically: false,
});

function application() {
  const log = openLogFile(path.join(folder, 'nudge.log'), systemClock);
  const host = new HostService({
    folder: path.join(folder, 'host'),
    greeterTexts: () => ({ name: 'Greeter' }),
    version: '0',
    launch: launchInProcess,
    onSetAside: () => {},
    clock: systemClock,
    log,
  });
  const engine = new LazyEngine(async () =>
    createMessengerClient({ clientName: 'Nudge', clientVersion: '0' }),
  );
  const servers = new ServerProfiles(memoryStore(), () => 'new');
  const messenger = new MessengerService({
    trust: new ServerTrust(servers),
    proxy: () => undefined,
    engine,
    changes: new RecordedChanges(),
    servers,
    accounts: new RememberedAccounts(memoryStore(), noSecrets),
    host,
    clock: systemClock,
    settings: () => DEFAULT_SETTINGS,
    prepare: async () => {},
    log,
  });
  return { host, engine, messenger };
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}

it(
  'neither the log nor any file holds a password, and the log no words, addresses or paths either',
  { timeout: 30_000 },
  async () => {
    const { host, engine, messenger } = application();
    const { control } = messenger;
    await host.createAccount({
      address: ADDRESS,
      displayName: 'Alice',
      password: PASSWORD,
      allowOldPrograms: true,
    });
    await control.signIn(signIn(WRONG));
    await vi.waitFor(
      () => expect(control.session).toMatchObject({ failure: { code: 'wrongPassword' } }),
      10_000,
    );
    await control.signIn(signIn(PASSWORD));
    await vi.waitFor(
      () => expect(messenger.directory.find('greeter@nudge.local')?.status).toBe('online'),
      10_000,
    );
    const opened = GREETER && (await engine.ask({ type: 'openConversation', account: GREETER }));
    const conversationId = opened?.ok ? (opened.conversationId ?? '') : '';
    const delivered = new Promise<void>((resolve) => {
      engine.subscribe((event) => {
        if (event.type === 'lineChanged' && event.state === 'delivered') resolve();
      });
    });
    const { format } = DEFAULT_SETTINGS.messages;
    await engine.ask({ type: 'sendText', conversationId, lineId: 'l1', text: WORDS, format });
    await delivered;
    engine.close();
    await host.stop();
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(1);
    const leaks = files.filter((file) => {
      const content = readFileSync(file, 'latin1');
      return [PASSWORD, WRONG, WORDS].some((secret) => content.includes(secret));
    });
    expect(leaks).toEqual([]);
    const log = readFileSync(path.join(folder, 'nudge.log'), 'utf8');
    expect(log).toContain('"area":"session","message":"changed","kind":"signedIn"');
    for (const secret of [ADDRESS, folder]) expect(log).not.toContain(secret);
  },
);
