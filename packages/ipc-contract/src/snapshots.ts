import type { AlertView } from './alert-view.ts';
import type { ContactRequestView, ContactView, GroupView } from './contact-view.ts';
import type { OpenConversationView, ParticipantView, SendAbility, TabView } from './conversation-view.ts';
import type { HistoryConversationView } from './history-view.ts';
import type { HostView } from './host-view.ts';
import type { LineView } from './line-view.ts';
import type { OutsideView } from './outside-view.ts';
import type { BackgroundView, CustomEmoticonView, PictureChoiceView } from './picture-view.ts';
import type { PrivacyView } from './privacy-view.ts';
import type { OwnView, RememberedAccount, ServerProfile, SessionView } from './session-view.ts';
import type { Appearance, Settings } from './settings.ts';
import type { StoredView } from './stored-view.ts';
import type { UpdatesView } from './updates-view.ts';

/** Every kind of window; the preload narrows the bridge to the one it runs in. */
export const WINDOW_KINDS = [
  'main',
  'conversation',
  'tabs',
  'alert',
  'options',
  'prompt',
  'picture',
  'emoticons',
  'history',
] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

interface SnapshotBase {
  /** Changes numbered up to and including this are already contained. */
  readonly number: number;
  readonly settings: Settings;
  /** Language of the texts, BCP 47. */
  readonly locale: string;
  /** What the choice comes to now; the system may have the last word. */
  readonly appearance: Appearance;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** False while the system's frame is used: no title strip of our own. */
  readonly ownFrame: boolean;
}

export interface MainSnapshot extends SnapshotBase {
  readonly kind: 'main';
  readonly session: SessionView;
  readonly accounts: readonly RememberedAccount[];
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  /** False: the system has no key store, so "Remember my Password" is disabled and says so. */
  readonly canStorePasswords: boolean;
  readonly own?: OwnView;
  readonly contacts: readonly ContactView[];
  readonly groups: readonly GroupView[];
  readonly requests: readonly ContactRequestView[];
  readonly conversations: readonly OpenConversationView[];
  /** Nudges that came while nobody was there to see them, and were not looked at since. */
  readonly missedNudges: number;
  /** Things the user must be told once at start, for instance a settings file that was set aside. */
  readonly startNotices: readonly StartNotice[];
  /** Absent: nothing came from outside that was not answered. */
  readonly outside?: OutsideView;
  readonly updates: UpdatesView;
  readonly version: string;
}

/** Words: `start.<code>`; `path` is where the damaged file was put, or where the one lies that is left alone. */
export interface StartNotice {
  readonly code:
    | 'settingsSetAside'
    | 'historySetAside'
    | 'historyOfLaterVersion'
    | 'serverStoreSetAside'
    | 'serverCertificateSetAside';
  readonly path: string;
}

export interface ConversationSnapshot extends SnapshotBase {
  readonly kind: 'conversation';
  readonly conversationId: string;
  /** It is one of several tabs: its window draws title and frame, and keys go from one to the other. */
  readonly isTab: boolean;
  /** This window stays above all others; remembered for the contact. */
  readonly isOnTop: boolean;
  readonly own: OwnView;
  readonly isGroup: boolean;
  readonly participants: readonly ParticipantView[];
  readonly ability: SendAbility;
  readonly lines: readonly LineView[];
  /** More lines exist before the first. */
  readonly hasEarlier: boolean;
  readonly draft: string;
  /** Addresses of those writing just now. */
  readonly typing: readonly string[];
  readonly lastReceivedAt?: number;
  /** Own emoticons, in the person's order. */
  readonly emoticons: readonly CustomEmoticonView[];
  readonly background: BackgroundView;
  /** Online contacts who can be invited. */
  readonly invitable: readonly { readonly address: string; readonly displayName: string }[];
}

/** The window of tabs: what stands around the conversations in it, each of which is a page of its own. */
export interface TabsSnapshot extends SnapshotBase {
  readonly kind: 'tabs';
  /** In the person's order. */
  readonly tabs: readonly TabView[];
  /** Whose page is shown; empty for a moment while the last one closes. */
  readonly frontId: string;
}

export interface AlertSnapshot extends SnapshotBase {
  readonly kind: 'alert';
  readonly alert: AlertView;
}

export interface OptionsSnapshot extends SnapshotBase {
  readonly kind: 'options';
  readonly page: OptionsPage;
  readonly own?: OwnView;
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly host: HostView;
  readonly locales: readonly string[];
  readonly stored: StoredView;
  readonly updates: UpdatesView;
  /** Of this program. */
  readonly version: string;
  /** False: this system shows no notifications of its own. */
  readonly canNotify: boolean;
  /** False: this system has no way to see that a program fills the screen. */
  readonly canSeeFullScreen: boolean;
  readonly closing: ClosingView;
  /** Where received files go while the setting is empty. */
  readonly defaultFilesFolder: string;
  /** Where kept conversations lie. */
  readonly historyFolder: string;
  /** Absent until the lists of a session have come. */
  readonly privacy?: PrivacyView;
}

/** Where the contact list goes when it is closed and the session runs on; in the Dock it always does. */
export type ClosingView = 'tray' | 'taskBar' | 'dock';

/** Pages that have something behind them. */
export const OPTIONS_PAGES = [
  'personal',
  'general',
  'messages',
  'alerts',
  'files',
  'privacy',
  'security',
  'connection',
  'updates',
] as const;
export type OptionsPage = (typeof OPTIONS_PAGES)[number];

/** "Added you": one window per person who asks. */
export interface PromptSnapshot extends SnapshotBase {
  readonly kind: 'prompt';
  readonly request: ContactRequestView;
}

/** "Change Display Picture". */
export interface PictureSnapshot extends SnapshotBase {
  readonly kind: 'picture';
  readonly own?: OwnView;
  readonly shipped: readonly PictureChoiceView[];
  readonly recent: readonly PictureChoiceView[];
  /** Of the chosen one, among shipped and recent; empty for none. */
  readonly chosenId: string;
}

/** "My Emoticons". */
export interface EmoticonsSnapshot extends SnapshotBase {
  readonly kind: 'emoticons';
  readonly emoticons: readonly CustomEmoticonView[];
}

/** "Message History": over everybody. */
export interface HistorySnapshot extends SnapshotBase {
  readonly kind: 'history';
  /** Absent: nobody is signed in, and there is nothing to show. */
  readonly own?: OwnView;
  /** The one last spoken in comes first. */
  readonly conversations: readonly HistoryConversationView[];
  /** Asked for when it was opened; empty: none. */
  readonly conversationId: string;
  /** To be looked for in all of it; empty: nothing. */
  readonly search: string;
}

export interface Snapshots {
  readonly main: MainSnapshot;
  readonly conversation: ConversationSnapshot;
  readonly tabs: TabsSnapshot;
  readonly alert: AlertSnapshot;
  readonly options: OptionsSnapshot;
  readonly prompt: PromptSnapshot;
  readonly picture: PictureSnapshot;
  readonly emoticons: EmoticonsSnapshot;
  readonly history: HistorySnapshot;
}
