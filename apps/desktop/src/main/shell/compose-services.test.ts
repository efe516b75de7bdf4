/** Two applications without their windows, on one real server: files, pictures and emoticons from end to end. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS, type RequestArguments, type TransferView } from '@nudge/ipc-contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScriptedWindows } from '../../../test/conversation-scene.ts';
import { launchInProcess } from '../../../test/in-process-host.ts';
import { memoryStore } from '../../../test/memory-store.ts';
import { noSecrets } from '../../../test/messenger-scene.ts';
import { ScriptedTabs } from '../../../test/scripted-tabs.ts';
import { RecordedChanges } from '../../../test/recorded-changes.ts';
import { gif, png } from '../../../test/sample-pictures.ts';
import { ALONE, ScriptedUpdater } from '../../../test/scripted-updater.ts';
import { ScriptedFileShell } from '../../../test/transfer-scene.ts';
import type { Conversation } from '../services/conversations/conversation.ts';
import { pictureHash, pictureUrl } from '../services/pictures/picture-hash.ts';
import { silentLog } from '../services/support/log.ts';
import { StartNotices } from '../services/support/start-notices.ts';
import { composeServices, type Services } from './compose-services.ts';
import type { ProfileStores } from './open-stores.ts';

const ALICE = 'alice@nudge.local';
const BOB = 'bob@nudge.local';
const PASSWORD = 'long-enough-1';
const SOON = 20_000;
/** Bytes of a file that is still on its way when the first news of it come, on a fast machine too. */
const LONG_FILE = 32_000_000;

let folder: string;
const running: Services[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-two-'));
});

afterEach(async () => {
  // The one that carries the server is the first that was started, and goes last.
  for (const services of running.splice(0).reverse()) await stop(services);
  rmSync(folder, { recursive: true, force: true });
});

async function stop({ engine, host, history, historyWork }: Services): Promise<void> {
  engine.close();
  await host.stop();
  await historyWork.close();
  history.close();
}

interface Side {
  readonly services: Services;
  readonly changes: RecordedChanges;
  readonly stores: ProfileStores;
  readonly updater: ScriptedUpdater;
}

function newStores(): ProfileStores {
  // Never the usual ports of the product: everything goes through the server.
  const settings = memoryStore({ settings: { files: { allowDirect: false } } });
  const [accounts, windows, pictures, emoticons, transfers, notes, history, backgrounds, favourites] =
    Array.from({ length: 9 }, () => memoryStore());
  if (!accounts || !windows || !pictures || !emoticons || !transfers || !notes) throw new Error('no stores');
  if (!history || !backgrounds || !favourites) throw new Error('no stores');
  const [attention, alerts, updates] = [memoryStore(), memoryStore(), memoryStore()];
  const kept = { notes, history, backgrounds, favourites, attention, alerts, updates, names: memoryStore() };
  return { settings, accounts, windows, pictures, emoticons, transfers, ...kept };
}

function start(name: string, stores: ProfileStores = newStores()): Side {
  const profile = path.join(folder, name);
  mkdirSync(profile, { recursive: true });
  const changes = new RecordedChanges();
  const updater = new ScriptedUpdater();
  const nothing = (): void => {};
  const services = composeServices({
    stores,
    changes,
    secrets: noSecrets,
    folders: {
      profile,
      logs: path.join(profile, 'logs'),
      ownPictures: path.join(profile, 'pictures'),
      ownSounds: path.join(profile, 'sounds'),
      pictureCache: path.join(profile, 'picture-cache'),
      documents: path.join(profile, 'documents'),
    },
    outputFolder: folder,
    historyWorker: new URL('../services/history/worker/history-worker.ts', import.meta.url),
    natPmpThread: path.join(folder, 'no-such-thread.cjs'),
    version: '0',
    locale: () => 'en',
    log: silentLog,
    startNotices: new StartNotices(silentLog),
    shell: {
      files: new ScriptedFileShell(),
      openPicturePicker: nothing,
      openEmoticons: nothing,
      openHistory: nothing,
      openHelp: nothing,
      openProperties: nothing,
      controlWindow: nothing,
      print: async () => 'printed',
      shakeWindow: nothing,
      keepOnTop: nothing,
      openOptions: nothing,
      copyText: nothing,
      pasteText: nothing,
      openExternal: async () => {},
      exit: nothing,
      restart: nothing,
      playSound: nothing,
    },
    conversationWindows: new ScriptedWindows(),
    tabWindows: new ScriptedTabs(),
    alertWindows: { open: nothing, move: nothing, leave: nothing, close: nothing },
    systemNotices: { isSupported: false, show: nothing },
    prompts: { isOccupied: () => false, openPrompt: nothing, closePrompt: nothing, growPrompt: nothing },
    screen: { open: undefined, seesOthers: false, windows: () => [], hasFocus: () => false },
    host: {
      folder: path.join(folder, 'host'),
      greeterTexts: () => ({ name: 'Greeter' }),
      launch: launchInProcess,
    },
    showMain: nothing,
    updates: { way: { kind: 'itself' }, updater, isMetered: async () => false, profiles: ALONE },
  });
  running.push(services);
  return { services, changes, stores, updater };
}

const signInAs = (address: string): RequestArguments<'signIn'> => ({
  serverId: 'thisComputer',
  address,
  password: PASSWORD,
  status: 'online',
  rememberMe: false,
  rememberPassword: false,
  signInAutomatically: false,
});

async function signIn({ messenger }: Services, address: string): Promise<void> {
  await messenger.control.signIn(signInAs(address));
  await vi.waitFor(() => expect(messenger.control.session.phase).toBe('signedIn'), SOON);
}

const contactOf = ({ messenger }: Services, address: string) =>
  messenger.directory.contacts().find((contact) => contact.address === address);

/** Both are signed in and see one another. */
async function friends(): Promise<{ readonly alice: Side; readonly bob: Side }> {
  const alice = start('alice');
  const bob = start('bob');
  for (const [address, displayName] of [
    [ALICE, 'Alice'],
    [BOB, 'Bob'],
  ] as const) {
    const account = { address, displayName, password: PASSWORD, allowOldPrograms: false };
    await alice.services.host.createAccount(account);
  }
  await signIn(alice.services, ALICE);
  await signIn(bob.services, BOB);
  await alice.services.messenger.editing.addContact({ address: BOB });
  await bob.services.messenger.editing.addContact({ address: ALICE });
  await vi.waitFor(() => {
    expect(contactOf(alice.services, BOB)?.status).toBe('online');
    expect(contactOf(bob.services, ALICE)?.status).toBe('online');
  }, SOON);
  return { alice, bob };
}

function conversation({ conversations }: Services, address: string): Conversation {
  const opened = conversations.open(address);
  const found = opened.ok ? conversations.book.get(opened.value.conversationId) : undefined;
  if (found === undefined) throw new Error('the conversation did not open');
  return found;
}

const lines = ({ conversations }: Services, address: string) => {
  const talk = conversations.book.withPartner(address);
  return talk === undefined ? [] : [...talk.earlier, ...talk.lines];
};

const card = (services: Services, address: string): TransferView | undefined =>
  lines(services, address).flatMap((line) => (line.kind === 'file' ? [line.transfer] : []))[0];

const isIn = (services: Services, address: string, kind: TransferView['state']['kind']) =>
  vi.waitFor(() => expect(card(services, address)?.state).toMatchObject({ kind }), SOON);

const accept = (services: Services, address: string) =>
  services.transfers.accept(
    { conversation: conversation(services, address), windowId: 1 },
    { transferId: card(services, address)?.id ?? '', saveAs: false, isConfirmed: false },
  );

/** Bytes in which every place is another one. */
function content(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
  return bytes;
}

it('a file, a display picture and an emoticon reach the other side', { timeout: 90_000 }, async () => {
  const { alice, bob } = await friends();

  alice.services.pictures.add(ALICE, png(96, 1));
  const url = pictureUrl(pictureHash(png(96, 1)));
  await vi.waitFor(() => expect(contactOf(bob.services, ALICE)?.pictureUrl).toBe(url), SOON);

  alice.services.emoticons.own.add(':hi:', gif(7));
  const format = DEFAULT_SETTINGS.messages.format;
  const talk = conversation(alice.services, BOB);
  await alice.services.conversations.outgoing.sendText(talk, { text: 'well :hi: Bob', format });
  const emoticons = [{ code: ':hi:', url: pictureUrl(pictureHash(gif(7))) }];
  await vi.waitFor(() => expect(lines(bob.services, ALICE)).toMatchObject([{ emoticons }]), SOON);

  const bytes = content(100_001);
  const file = path.join(folder, 'holiday.jpg');
  writeFileSync(file, bytes);
  await alice.services.transfers.offer(talk, [file]);
  await isIn(bob.services, ALICE, 'offered');
  expect(await accept(bob.services, ALICE)).toMatchObject({ ok: true });
  await isIn(bob.services, ALICE, 'done');
  await isIn(alice.services, BOB, 'done');
  const stored = path.join(folder, 'bob/documents/My Received Files/holiday.jpg');
  expect(readFileSync(stored).equals(bytes)).toBe(true);
  expect(card(bob.services, ALICE)).toMatchObject({ canOpen: true, canOpenFolder: true });
  expect(JSON.stringify(alice.changes.all)).not.toContain('My Received Files');

  const statusPage = 'https://status.example.org/';
  const links = { forgotPassword: '', serviceStatus: statusPage, newAccount: '' };
  const { servers } = alice.services;
  servers.save({
    id: 'other',
    name: '',
    host: 'example.org',
    port: 1863,
    loginAddress: '',
    isSecure: false,
    links,
  });
  servers.select('other');
  expect(alice.changes.last(talk.id, 'statusPageChanged')).toMatchObject({ statusPage });
});

it('an update waits for a file that is on its way', { timeout: 60_000 }, async () => {
  const { alice, bob } = await friends();
  bob.updater.release = { version: '2.0.0', notes: '' };
  await bob.services.updates.check();
  expect(bob.services.updates.view.hold).toBeUndefined();
  const file = path.join(folder, 'film.mkv');
  writeFileSync(file, content(1000));
  await bob.services.transfers.offer(conversation(bob.services, ALICE), [file]);
  const told = bob.changes.all.findLast(({ change }) => change.type === 'updatesChanged');
  expect(told?.change).toMatchObject({ updates: { hold: 'transfers' } });
  expect(bob.services.updates.askForRestart()).toMatchObject({ failure: { code: 'notNow' } });
  await isIn(alice.services, BOB, 'offered');
  const lineId = card(alice.services, BOB)?.id ?? '';
  await alice.services.transfers.decline(conversation(alice.services, BOB), lineId);
  await isIn(bob.services, ALICE, 'declined');
  expect(bob.services.updates.view.hold).toBeUndefined();
  expect(bob.services.updates.askForRestart()).toMatchObject({ ok: true });
});

it('a receiver that was started again takes the rest without asking', { timeout: 120_000 }, async () => {
  const { alice, bob } = await friends();
  const bytes = content(LONG_FILE);
  const file = path.join(folder, 'film.mkv');
  writeFileSync(file, bytes);
  await alice.services.transfers.offer(conversation(alice.services, BOB), [file]);
  await isIn(bob.services, ALICE, 'offered');
  await accept(bob.services, ALICE);
  const cardId = card(bob.services, ALICE)?.id;
  await vi.waitFor(() => expect(card(bob.services, ALICE)?.transferred).toBeGreaterThan(100_000), {
    timeout: SOON,
    interval: 5,
  });

  bob.services.transfers.end();
  running.splice(running.indexOf(bob.services), 1);
  await stop(bob.services);
  await isIn(alice.services, BOB, 'interrupted');

  const again = start('bob', bob.stores);
  await signIn(again.services, BOB);
  conversation(again.services, ALICE);
  expect(card(again.services, ALICE)).toMatchObject({ id: cardId });
  await vi.waitFor(() => expect(card(again.services, ALICE)?.state.kind).toBe('done'), 60_000);
  await isIn(alice.services, BOB, 'done');
  const stored = path.join(folder, 'bob/documents/My Received Files/film.mkv');
  expect(readFileSync(stored).equals(bytes)).toBe(true);
});

it('a sender that was started again goes on where it broke', { timeout: 120_000 }, async () => {
  const { alice, bob } = await friends();
  const bytes = content(LONG_FILE);
  const file = path.join(folder, 'film.mkv');
  writeFileSync(file, bytes);
  await bob.services.transfers.offer(conversation(bob.services, ALICE), [file]);
  await isIn(alice.services, BOB, 'offered');
  await accept(alice.services, BOB);
  await vi.waitFor(() => expect(card(alice.services, BOB)?.transferred).toBeGreaterThan(100_000), {
    timeout: SOON,
    interval: 5,
  });

  bob.services.transfers.end();
  running.splice(running.indexOf(bob.services), 1);
  await stop(bob.services);
  await isIn(alice.services, BOB, 'interrupted');

  const again = start('bob', bob.stores);
  await signIn(again.services, BOB);
  await vi.waitFor(() => expect(card(alice.services, BOB)?.state.kind).toBe('done'), 60_000);
  conversation(again.services, ALICE);
  await isIn(again.services, ALICE, 'done');
  expect(lines(alice.services, BOB).filter(({ kind }) => kind === 'file')).toHaveLength(1);
  const stored = path.join(folder, 'alice/documents/My Received Files/film.mkv');
  expect(readFileSync(stored).equals(bytes)).toBe(true);
});
