import type {
  DoctorView,
  ClosingView,
  HistoryProtectionView,
  HostView,
  OptionsChange,
  OptionsPage,
  OptionsSnapshot,
  OwnView,
  PrivacyView,
  ServerProfile,
  SessionView,
  Settings,
  StoredView,
  UpdatesView,
} from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the Options window knows; main is the truth of all of it but `page`. */
export interface OptionsState {
  readonly page: OptionsPage;
  readonly settings: Settings;
  readonly own?: OwnView | undefined;
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly host: HostView;
  readonly privacy?: PrivacyView | undefined;
  readonly locale: string;
  /** Languages there are texts in, BCP 47. */
  readonly locales: readonly string[];
  readonly ownFrame: boolean;
  readonly stored: StoredView;
  readonly updates: UpdatesView;
  /** Of this program. */
  readonly version: string;
  /** This system shows notifications of its own. */
  readonly canNotify: boolean;
  /** This system has a way to see that a program fills the screen. */
  readonly canSeeFullScreen: boolean;
  readonly closing: ClosingView;
  /** Where received files go while the setting is empty. */
  readonly defaultFilesFolder: string;
  /** Where kept conversations lie. */
  readonly historyFolder: string;
  readonly protection: HistoryProtectionView;
  /** What the connection doctor told last. */
  readonly doctor?: DoctorView;
}

export type OptionsStore = StoreApi<OptionsState>;

export function createOptionsStore(snapshot: OptionsSnapshot): OptionsStore {
  const { page, settings, own, servers, selectedServerId, session, host, locale, ownFrame } = snapshot;
  const { defaultFilesFolder, locales, privacy, canNotify, closing, stored, updates, version } = snapshot;
  return createStore<OptionsState>(() => ({
    page,
    settings,
    own,
    servers,
    selectedServerId,
    session,
    host,
    privacy,
    locale,
    locales,
    ownFrame,
    canNotify,
    canSeeFullScreen: snapshot.canSeeFullScreen,
    closing,
    stored,
    updates,
    version,
    defaultFilesFolder,
    historyFolder: snapshot.historyFolder,
    protection: snapshot.protection,
  }));
}

/** The state after one change from main. `appearanceChanged` changes nothing here: the bridge sees to the palette. */
export function applyOptionsChange(change: OptionsChange): Partial<OptionsState> {
  switch (change.type) {
    case 'settingsChanged':
      return { settings: change.settings };
    case 'localeChanged':
      return { locale: change.locale };
    case 'appearanceChanged':
      return {};
    case 'pageRequested':
      return { page: change.page };
    case 'ownChanged':
      return { own: change.own };
    case 'sessionChanged':
      return { session: change.session };
    case 'serversChanged':
      return { servers: change.servers, selectedServerId: change.selectedServerId };
    case 'storedChanged':
      return { stored: change.stored };
    case 'historyProtectionChanged':
      return { protection: change.protection };
    case 'updatesChanged':
      return { updates: change.updates };
    case 'hostChanged':
      return { host: change.host };
    case 'doctorChanged':
      return { doctor: change.doctor };
    case 'privacyChanged':
      return { privacy: change.privacy };
  }
}
