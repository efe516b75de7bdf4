/** Every handler, on services that a test can look into, and a shell that only remembers. */
import path from 'node:path';
import { expect } from 'vitest';
import type { ApplicationServices, PrintOutcome, ShellPort } from '../src/main/ipc/application-services.ts';
import type { Caller } from '../src/main/ipc/dispatch-request.ts';
import { requestHandlers } from '../src/main/ipc/request-handlers.ts';
import type { WindowContext } from '../src/main/ipc/window-context.ts';
import { AlertService } from '../src/main/services/alerts/alert-service.ts';
import { ProxyChoice } from '../src/main/services/connection/proxy-choice.ts';
import { ContactListFiles } from '../src/main/services/contacts/contact-list-files.ts';
import { ContactNotes } from '../src/main/services/contacts/contact-notes.ts';
import { Favourites } from '../src/main/services/contacts/favourites.ts';
import { HostService } from '../src/main/services/host/host-service.ts';
import { OwnPictures } from '../src/main/services/pictures/own-pictures.ts';
import { SoundService } from '../src/main/services/sounds/sound-service.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { StartNotices } from '../src/main/services/support/start-notices.ts';
import { attentionParts } from './attention-parts.ts';
import { openBob, pictureScene } from './conversation-scene.ts';
import { ManualClock } from './manual-clock.ts';
import { memoryStore } from './memory-store.ts';
import { reversingSecrets } from './messenger-scene.ts';
import { outsidePart } from './outside-part.ts';
import { quietSupport } from './quiet-doctor.ts';
import { quietPrompts } from './quiet-prompts.ts';
import { FRAME } from './sample-frame.ts';
import { BOB } from './scripted-engine.ts';
import { scriptedUpdates } from './scripted-updater.ts';
import { transferScene, type TransferScene } from './transfer-scene.ts';

export const callerOf = (context: WindowContext): Caller => ({ windowId: 1, context });
/** The window of a conversation that there is no more. */
export const GONE = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
export const NOT_ALLOWED = { ok: false, failure: { code: 'notAllowed' } };

/** The window of the conversation with Bob, which is open then. */
export function inBob(scene: TransferScene): Caller {
  const { id: conversationId } = openBob(scene);
  return callerOf({ kind: 'conversation', conversationId, partner: BOB });
}

/** What the shell was asked for, in words, and what becomes of a print. */
interface Shown {
  readonly opened: string[];
  printed: PrintOutcome;
}

const shellOf = (scene: TransferScene, shown: Shown): ShellPort => ({
  files: scene.shell,
  openPicturePicker: () => void shown.opened.push('pictures'),
  openEmoticons: () => void shown.opened.push('emoticons'),
  openHistory: ({ conversationId, search }) => void shown.opened.push(`history ${conversationId} ${search}`),
  openHelp: (what) => void shown.opened.push(what),
  openProperties: (address) => void shown.opened.push(`properties of ${address}`),
  controlWindow: () => {},
  print: async (windowId) => {
    shown.opened.push(`print ${windowId}`);
    return shown.printed;
  },
  shakeWindow: () => {},
  keepOnTop: (windowId, isOnTop) => void shown.opened.push(`${windowId} on top: ${isOnTop}`),
  openOptions: () => {},
  copyText: () => {},
  pasteText: () => {},
  openExternal: async (url) => void shown.opened.push(url),
  exit: () => {},
  restart: () => {},
  playSound: (_event, place) => void shown.opened.push(place),
});

const soundsOf = ({ folder, settings }: TransferScene, shell: ShellPort): SoundService =>
  new SoundService({
    folder: path.join(folder, 'sounds'),
    settings,
    shell,
    typeName: () => 'Sounds',
    newMark: () => 'mark',
    log: silentLog,
  });

const hostOf = (folder: string, clock: ManualClock): HostService =>
  new HostService({
    folder,
    greeterTexts: () => ({}),
    version: '0',
    launch: () => expect.unreachable('nothing is started here'),
    onSetAside: () => {},
    clock,
    log: silentLog,
  });

function alertsOf({ changes }: TransferScene, clock: ManualClock): AlertService {
  let count = 0;
  return new AlertService({
    windows: { open: () => {}, move: () => {}, leave: () => {}, close: () => {} },
    changes,
    clock,
    newId: () => `a${(count += 1)}`,
    pictureOf: () => '',
    isCovered: () => false,
    record: () => {},
    system: { isWanted: () => false, show: () => {} },
    onClick: () => {},
  });
}

const contactFilesOf = ({ messenger, shell, folder }: TransferScene): ContactListFiles =>
  new ContactListFiles({
    directory: messenger.directory,
    editing: messenger.editing,
    shell,
    folder,
    ownAddress: () => messenger.own.view?.address,
    listName: () => 'Contacts',
    safeFileName: (name) => name,
  });

const picturesOf = ({ folder, engine }: TransferScene, clock: ManualClock): OwnPictures =>
  new OwnPictures({
    store: memoryStore(),
    folder: pictureScene(folder, { engine, clock }).own,
    shipped: [{ id: 'owl', file: '/missing.png', nameKey: 'picture.owl' }],
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a bag of parts, typed by its parts
export async function requestScene() {
  const scene = await transferScene();
  const clock = new ManualClock();
  const shown: Shown = { opened: [], printed: 'printed' };
  const shell = shellOf(scene, shown);
  const services: ApplicationServices = {
    ...scene,
    contactNotes: new ContactNotes(memoryStore()),
    favourites: new Favourites(memoryStore()),
    contactFiles: contactFilesOf(scene),
    pictureCache: scene.pictures.cache,
    pictures: picturesOf(scene, clock),
    host: hostOf(scene.folder, clock),
    alerts: alertsOf(scene, clock),
    ...attentionParts(scene.messenger.own, clock),
    startNotices: new StartNotices(silentLog),
    ...quietSupport(scene.servers),
    trust: scene.trust,
    proxy: new ProxyChoice(memoryStore(), scene.settings, reversingSecrets),
    outside: outsidePart(scene.messenger),
    prompts: quietPrompts(),
    updates: scriptedUpdates(clock).updates,
    historyFolder: scene.folder,
    sounds: soundsOf(scene, shell),
    shell,
  };
  return { ...scene, services, shown, handlers: requestHandlers(services, () => FRAME) };
}

export type RequestScene = Awaited<ReturnType<typeof requestScene>>;
