/** Services joined to one another and to the windows; nothing here decides anything. */
import { randomUUID } from 'node:crypto';
import type { StartNotice } from '@nudge/ipc-contract';
import type { AlertService, AlertWindows, SystemNotices } from '../services/alerts/alert-service.ts';
import type { PastAlerts } from '../services/alerts/past-alerts.ts';
import type { RequestPromptsOptions } from '../services/attention/request-prompts.ts';
import { ProxyChoice } from '../services/connection/proxy-choice.ts';
import { ServerTrust } from '../services/connection/server-trust.ts';
import { ContactListFiles } from '../services/contacts/contact-list-files.ts';
import { ContactNotes } from '../services/contacts/contact-notes.ts';
import { Favourites } from '../services/contacts/favourites.ts';
import { SeenNames } from '../services/contacts/seen-names.ts';
import { ConversationService } from '../services/conversations/conversation-service.ts';
import { ConversationTabs } from '../services/conversations/tabs/conversation-tabs.ts';
import type { TabWindows } from '../services/conversations/tabs/tab-windows.ts';
import type { ConversationWindows } from '../services/conversations/conversation-windows.ts';
import type { HistoryService } from '../services/history/history-service.ts';
import type { HistoryWork } from '../services/history/worker/history-work.ts';
import type { ScreenWatch, ScreenWatchOptions } from '../services/screen/screen-watch.ts';
import { HostService, type HostServiceOptions } from '../services/host/host-service.ts';
import type { LazyEngine } from '../services/messenger/engine-port.ts';
import { MessengerService } from '../services/messenger/messenger-service.ts';
import { RememberedAccounts } from '../services/messenger/remembered-accounts.ts';
import type { Secrets } from '../services/messenger/secrets.ts';
import { ServerProfiles } from '../services/settings/server-profiles.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import { SoundService } from '../services/sounds/sound-service.ts';
import type { ChangeSink } from '../services/support/change-sink.ts';
import { systemClock } from '../services/support/clock.ts';
import type { Log } from '../services/support/log.ts';
import type { StartNotices } from '../services/support/start-notices.ts';
import { UpdateService } from '../services/updates/update-service.ts';
import { LazyFileTools } from '../services/transfers/file-tools.ts';
import { ResumableTransfers } from '../services/transfers/resumable-transfers.ts';
import { TransferCards } from '../services/transfers/transfer-cards.ts';
import { storedView } from '../ipc/make-snapshot.ts';
import type { ApplicationServices, ShellPort } from '../ipc/application-services.ts';
import {
  alertFollower,
  createAlerts,
  createAttention,
  createPastAlerts,
  createPrompts,
  type ChoiceFor,
} from './compose-attention.ts';
import { createEngine, followTransferSettings } from './compose-engine.ts';
import { playUncovered } from './compose-screen.ts';
import { createArchive, createHistory } from './compose-history.ts';
import { createPictures, followPictures, shownPictures, type PictureFolders } from './compose-pictures.ts';
import { createOutside } from './compose-outside.ts';
import { createSavings } from './compose-saving.ts';
import { createSupport } from './compose-support.ts';
import { createTransfers, pastedPictures } from './compose-transfers.ts';
import type { UpdateTools } from './compose-updates.ts';
import type { ProfileStores } from './open-stores.ts';
import { othersConnected } from './others-connected.ts';
import { createTranslate } from './texts.ts';

/** Absolute folders that services read and write. */
export interface ComposedFolders extends PictureFolders {
  readonly profile: string;
  readonly logs: string;
  /** The person's own, where received files go. */
  readonly documents: string;
  readonly ownSounds: string;
}

export interface ServiceParts {
  readonly stores: ProfileStores;
  readonly secrets: Secrets;
  readonly folders: ComposedFolders;
  readonly version: string;
  readonly locale: () => string;
  /** As in `output-folder.ts`. */
  readonly outputFolder: string;
  /** The program of the history's worker. */
  readonly historyWorker: string | URL;
  /** The program of the thread that speaks NAT-PMP. */
  readonly natPmpThread: string | URL;
  readonly changes: ChangeSink;
  readonly log: Log;
  readonly startNotices: StartNotices;
  readonly shell: ShellPort;
  readonly conversationWindows: ConversationWindows;
  readonly tabWindows: TabWindows;
  readonly alertWindows: AlertWindows;
  readonly systemNotices: Pick<SystemNotices, 'show'> & { readonly isSupported: boolean };
  readonly prompts: Pick<RequestPromptsOptions, 'isOccupied' | 'openPrompt' | 'closePrompt' | 'growPrompt'>;
  readonly screen: Pick<ScreenWatchOptions, 'open' | 'seesOthers' | 'windows' | 'hasFocus'>;
  readonly host: Pick<HostServiceOptions, 'folder' | 'greeterTexts' | 'launch'>;
  readonly showMain: () => void;
  readonly updates: UpdateTools;
}

export interface Services extends ApplicationServices {
  readonly history: HistoryService;
  readonly historyWork: HistoryWork;
  readonly engine: LazyEngine;
  readonly screen: ScreenWatch;
}

export function composeServices(parts: ServiceParts): Services {
  const { changes, startNotices, shell } = parts;
  const base = createBase(parts);
  const { settings, servers, host, engine, history, pictures } = base;
  const messenger = createMessenger(parts, base);
  const shown = shownPictures(pictures);
  const files = transferFiles(parts, base);
  const pastAlerts = createPastAlerts(parts, messenger);
  const { choiceFor, screen, ...attention } = createAttention(parts, messenger, settings);
  const alerts: AlertService = createAlerts(parts, settings, {
    isCovered: () => screen.isFilled,
    record: (alert) => pastAlerts.note(alert),
    pictureOf: (address) => messenger.directory.pictureOf(address),
    onClick: (alert, id) => followAlert(alert, id),
  });
  const heard = { alerts, choiceFor, pastAlerts, screen };
  const conversations = createConversations(parts, { ...base, messenger, shown, files, ...heard });
  const transfers = createTransfers(parts, { ...files, conversations, settings });
  const prompts = createPrompts(parts, { ...base, messenger, alerts, choiceFor, screen });
  const followAlert = alertFollower(parts, { messenger, conversations, prompts });
  followPictures({ pictures, messenger, conversations, settings, changes, clock: systemClock });
  followTransferSettings(messenger, settings);
  const contactFiles = createContactFiles(parts, { messenger, tools: base.tools });
  const savings = createSavings(parts, { conversations, messenger, pictures, tools: base.tools });
  const shownHistory = createArchive(parts, { ...base, ...files, messenger, conversations, transfers });
  const services = {
    messenger,
    contactFiles,
    contactNotes: base.contactNotes,
    favourites: base.favourites,
    conversations,
    tabs: new ConversationTabs({ book: conversations.book, windows: parts.tabWindows, changes }),
    settings,
    sounds: base.sounds,
    servers,
    proxy: base.proxy,
    trust: base.trust,
    host,
    alerts,
    prompts,
    startNotices,
    outside: createOutside({ messenger, settings, conversations, contactFiles }),
    updates: createUpdates(parts, { ...base, messenger, transfers, cards: files.cards }),
    ...shownHistory,
    historyFolder: parts.folders.profile,
    transfers,
    ...createSupport(parts, { ...base, messenger, transfers }),
    ...savings,
    ...shown,
    ...attention,
    pastAlerts,
    followAlert,
    pictureCache: pictures.cache,
  };
  tellWindows(services, changes);
  return { ...services, shell, history, historyWork: base.work, engine, screen };
}

/** What needs no session. */
function createBase(parts: ServiceParts) {
  const { stores, startNotices, version, log } = parts;
  const settings = new SettingsService(stores.settings);
  const onSetAside = (notice: StartNotice): void => startNotices.add(notice);
  const host = new HostService({ ...parts.host, version, onSetAside, clock: systemClock, log });
  const proxy = new ProxyChoice(stores.settings, settings, parts.secrets);
  const engine = createEngine(parts, { settings, proxy });
  const resumable = new ResumableTransfers(stores.transfers, systemClock);
  const pictures = createPictures(parts, { settings, engine });
  const servers = new ServerProfiles(stores.settings, randomUUID);
  return {
    settings,
    proxy,
    trust: new ServerTrust(servers),
    host,
    engine,
    resumable,
    sounds: createSounds(parts, settings),
    servers,
    contactNotes: new ContactNotes(stores.notes),
    favourites: new Favourites(stores.favourites),
    accounts: new RememberedAccounts(stores.accounts, parts.secrets, (address) => pictures.own.url(address)),
    pictures,
    ...createHistory(parts, resumable),
    tools: new LazyFileTools(() => import('@nudge/msnp-engine/node')),
  };
}

function createSounds(
  { folders, locale, shell, log }: ServiceParts,
  settings: SettingsService,
): SoundService {
  return new SoundService({
    folder: folders.ownSounds,
    typeName: () => createTranslate(locale())('opt.alerts.sounds'),
    newMark: randomUUID,
    settings,
    shell,
    log,
  });
}

type Base = ReturnType<typeof createBase>;

function createMessenger({ changes, log, stores }: ServiceParts, base: Base): MessengerService {
  const { engine, servers, accounts, host, settings, proxy, trust } = base;
  const { history, tools, pictures, contactNotes, favourites } = base;
  return new MessengerService({
    engine,
    changes,
    servers,
    accounts,
    host,
    trust,
    proxy: () => proxy.current,
    log,
    clock: systemClock,
    settings: () => settings.current,
    prepare: async () => void (await Promise.all([history.open(), tools.load()])),
    pictures: pictures.session,
    notesOf: (account, address) => contactNotes.of(account, address),
    isFavourite: (account, address) => favourites.has(account, address),
    seenNames: new SeenNames(stores.names, systemClock),
  });
}

function createContactFiles(
  { folders, locale, shell }: ServiceParts,
  { messenger, tools }: { readonly messenger: MessengerService; readonly tools: LazyFileTools },
): ContactListFiles {
  const { directory, editing } = messenger;
  return new ContactListFiles({
    directory,
    editing,
    shell: shell.files,
    folder: folders.documents,
    ownAddress: () => messenger.own.view?.address,
    listName: () => createTranslate(locale())('contactFile.name'),
    safeFileName: (name) => tools.now.safeFileName(name),
  });
}

function createConversations(
  parts: ServiceParts,
  {
    messenger,
    history,
    settings,
    sounds,
    alerts,
    shown,
    files,
    choiceFor,
    pastAlerts,
    screen,
  }: ConversationParts,
): ConversationService {
  const { changes, conversationWindows: windows } = parts;
  const conversations = new ConversationService(
    {
      messenger,
      history,
      changes,
      windows,
      emoticons: shown.emoticons,
      backgrounds: shown.backgrounds,
      clock: systemClock,
      newId: randomUUID,
      transferView: (lineId, kept) => files.cards.view(lineId, kept),
      settings: () => settings.current,
    },
    {
      alert: (kind, about) => alerts.show({ kind, ...about }),
      play: playUncovered(sounds, screen),
      isCovered: () => screen.isFilled,
      choiceFor,
      missedNudge: (about) => pastAlerts.addMissedNudge(about),
    },
  );
  conversations.read.subscribe(({ id }) => pastAlerts.read(id));
  return conversations;
}

interface ConversationParts extends Pick<
  ApplicationServices,
  'messenger' | 'settings' | 'sounds' | 'alerts'
> {
  readonly history: HistoryService;
  readonly shown: Pick<ApplicationServices, 'emoticons' | 'backgrounds'>;
  readonly files: { readonly cards: TransferCards };
  readonly choiceFor: ChoiceFor;
  readonly pastAlerts: PastAlerts;
  readonly screen: ScreenWatch;
}

interface UpdateParts extends Pick<ApplicationServices, 'messenger' | 'settings' | 'host' | 'transfers'> {
  readonly cards: TransferCards;
}

function createUpdates(parts: ServiceParts, update: UpdateParts): UpdateService {
  const { messenger, settings, host, transfers, cards } = update;
  const updates = new UpdateService({
    ...parts.updates,
    store: parts.stores.updates,
    clock: systemClock,
    log: parts.log,
    isWanted: () => settings.current.updates.automatic,
    hold: () => {
      if (transfers.underWayCount > 0) return 'transfers';
      return othersConnected(host.view, messenger.control) > 0 ? 'people' : undefined;
    },
  });
  let isWanted = settings.current.updates.automatic;
  settings.changed.subscribe(({ updates: { automatic } }) => {
    if (automatic === isWanted) return;
    isWanted = automatic;
    updates.followWish();
  });
  cards.moved.subscribe(() => updates.lookAtHold());
  host.changed.subscribe(() => updates.lookAtHold());
  return updates;
}

/** What conversations and transfers share. */
function transferFiles(parts: ServiceParts, { history, resumable, tools, pictures }: Base) {
  const { cache } = pictures;
  const pasted = pastedPictures(parts);
  const previewUrl = (hash: string): string => cache.url(hash);
  const cards = new TransferCards({ history, resumable, pasted, previewUrl, clock: systemClock });
  return { history, resumable, tools, pasted, cards, previews: cache };
}

/** What is no service's own to tell. */
function tellWindows(
  {
    settings,
    servers,
    host,
    startNotices,
    outside,
    messenger,
    conversations,
    pictureCache,
    proxy,
    protection,
    updates,
  }: Omit<ApplicationServices, 'shell'>,
  changes: ChangeSink,
): void {
  servers.setThisComputer(host.address);
  settings.changed.subscribe((current) => changes.toAll({ type: 'settingsChanged', settings: current }));
  servers.changed.subscribe((change) => {
    changes.toMain({ type: 'serversChanged', ...change });
    changes.toOptions({ type: 'serversChanged', ...change });
    const { statusPage } = servers;
    for (const { id } of conversations.book.all()) {
      changes.toConversation(id, { type: 'statusPageChanged', statusPage });
    }
  });
  host.changed.subscribe((view) => {
    if (view.role !== 'off') servers.setThisComputer(host.address);
    changes.toOptions({ type: 'hostChanged', host: view });
  });
  const tellStored = (): void =>
    changes.toOptions({
      type: 'storedChanged',
      stored: storedView({ messenger, pictureCache, proxy, protection }),
    });
  messenger.accounts.changed.subscribe(tellStored);
  proxy.changed.subscribe(tellStored);
  let { isRemembered } = protection.view;
  protection.changed.subscribe((view) => {
    if (view.isRemembered === isRemembered) return;
    ({ isRemembered } = view);
    tellStored();
  });
  pictureCache.cleared.subscribe(tellStored);
  outside.changed.subscribe((view) => changes.toMain({ type: 'outsideChanged', outside: view }));
  updates.changed.subscribe((view) => {
    changes.toMain({ type: 'updatesChanged', updates: view });
    changes.toOptions({ type: 'updatesChanged', updates: view });
  });
  startNotices.changed.subscribe((notices) =>
    changes.toMain({ type: 'startNoticesChanged', startNotices: notices }),
  );
}
