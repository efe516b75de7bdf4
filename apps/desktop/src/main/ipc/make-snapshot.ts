/** The state a window starts from, by its kind. It carries the number of the last change already contained. */
import type { Appearance, ClosingView, Snapshots, StoredView, WindowKind } from '@nudge/ipc-contract';
import type { ApplicationServices } from './application-services.ts';
import type { WindowContext } from './window-context.ts';

/** What every snapshot says about the window and the application. */
export interface SnapshotFrame {
  readonly number: number;
  readonly ownFrame: boolean;
  readonly locale: string;
  readonly locales: readonly string[];
  readonly appearance: Appearance;
  readonly isOnTop: boolean;
  /** The page is a tab of a window. */
  readonly isTab: boolean;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly version: string;
  /** This system shows notifications of its own. */
  readonly canNotify: boolean;
  /** This system has a way to see that a program fills the screen. */
  readonly canSeeFullScreen: boolean;
  readonly closing: ClosingView;
}

type AnySnapshot = Snapshots[WindowKind];

/** Undefined when what the window is about has ended meanwhile. */
export function makeSnapshot(
  services: ApplicationServices,
  context: WindowContext,
  { version, locales, isOnTop, isTab, closing, canNotify, canSeeFullScreen, ...frame }: SnapshotFrame,
): AnySnapshot | undefined {
  const base = { ...frame, settings: services.settings.current };
  switch (context.kind) {
    case 'main':
      return { ...base, ...mainState(services), version };
    case 'conversation': {
      const state = services.conversations.snapshot(context.conversationId);
      return state && { ...base, ...state, isOnTop, isTab, statusPage: services.servers.statusPage };
    }
    case 'tabs':
      return { ...base, kind: 'tabs', ...services.tabs.view() };
    case 'alert': {
      const alert = services.alerts.get(context.alertId);
      return alert && { ...base, kind: 'alert', alert };
    }
    case 'options':
      return {
        ...base,
        ...optionsState(services),
        page: context.page,
        locales,
        canNotify,
        canSeeFullScreen,
        closing,
        version,
      };
    case 'prompt': {
      const { directory } = services.messenger;
      const request = directory.requests().find(({ address }) => address === context.address);
      return request && { ...base, kind: 'prompt', request };
    }
    case 'picture':
      return { ...base, ...pictureState(services) };
    case 'emoticons':
      return { ...base, kind: 'emoticons', emoticons: services.emoticons.own.list() };
    case 'history':
      return {
        ...base,
        ...historyState(services),
        conversationId: context.conversationId,
        search: context.search,
      };
  }
}

function mainState(services: ApplicationServices) {
  const { messenger, servers, conversations, startNotices, pastAlerts, outside, updates } = services;
  const { control, accounts, directory, own } = messenger;
  return {
    kind: 'main',
    session: control.session,
    accounts: accounts.list(),
    servers: servers.list(),
    selectedServerId: servers.selectedId,
    canStorePasswords: accounts.canStorePasswords,
    ...(own.view === undefined ? {} : { own: own.view }),
    contacts: directory.contacts(),
    groups: directory.groups(),
    requests: directory.requests(),
    conversations: conversations.book.views(),
    missedNudges: pastAlerts.missedNudges,
    startNotices: startNotices.list(),
    ...(outside.view === undefined ? {} : { outside: outside.view }),
    protection: services.protection.view,
    updates: updates.view,
  } as const;
}

type StoredServices = Pick<ApplicationServices, 'messenger' | 'pictureCache' | 'proxy'> & {
  readonly protection: Pick<ApplicationServices['protection'], 'view'>;
};

/** What is kept, and who could sign in with it. */
export function storedView({
  messenger: { accounts },
  pictureCache,
  proxy,
  protection,
}: StoredServices): StoredView {
  const { passwordCount, automatic, canStorePasswords } = accounts;
  return {
    passwordCount: passwordCount + (proxy.isPasswordStored ? 1 : 0) + (protection.view.isRemembered ? 1 : 0),
    hasProxyPassword: proxy.hasPassword,
    canStorePasswords,
    pictureBytes: pictureCache.bytes,
    ...(automatic && { automatic }),
  };
}

function pictureState({ messenger, pictures }: ApplicationServices) {
  const own = messenger.own.view;
  return {
    kind: 'picture',
    ...(own === undefined ? {} : { own }),
    shipped: pictures.shipped(),
    recent: pictures.recent(),
    chosenId: own === undefined ? '' : pictures.chosenId(own.address),
  } as const;
}

function historyState({ messenger, archive, protection }: ApplicationServices) {
  const own = messenger.own.view;
  return {
    kind: 'history',
    protection: protection.view,
    ...(own === undefined ? {} : { own }),
    conversations: archive.conversations(),
  } as const;
}

function optionsState(services: ApplicationServices) {
  const { messenger, servers, host, transfers, updates } = services;
  const { control, own, privacy } = messenger;
  return {
    kind: 'options',
    ...(own.view === undefined ? {} : { own: own.view }),
    servers: servers.list(),
    selectedServerId: servers.selectedId,
    session: control.session,
    host: host.view,
    stored: storedView(services),
    updates: updates.view,
    defaultFilesFolder: transfers.received.defaultFolder,
    historyFolder: services.historyFolder,
    protection: services.protection.view,
    ...(privacy.view === undefined ? {} : { privacy: privacy.view }),
  } as const;
}
