import type { ContactRequestView, ContactView, GroupView } from './contact-view.ts';
import type { OpenConversationView, ParticipantView, SendAbility, TabView } from './conversation-view.ts';
import type { DoctorView } from './doctor-view.ts';
import type { HistoryConversationView, HistoryProtectionView } from './history-view.ts';
import type { HostView } from './host-view.ts';
import type { LineEmoticonView, LineState, LineFailureReason, LineView } from './line-view.ts';
import type { OutsideView } from './outside-view.ts';
import type { BackgroundView, CustomEmoticonView, PictureChoiceView } from './picture-view.ts';
import type { PrivacyView } from './privacy-view.ts';
import type { OwnView, RememberedAccount, ServerProfile, SessionView } from './session-view.ts';
import type { Appearance, Settings } from './settings.ts';
import type { OptionsPage, StartNotice } from './snapshots.ts';
import type { StoredView } from './stored-view.ts';
import type { TransferView } from './transfer-view.ts';
import type { UpdatesView } from './updates-view.ts';

/** Goes to every window. */
export type CommonChange =
  | { readonly type: 'settingsChanged'; readonly settings: Settings }
  | { readonly type: 'localeChanged'; readonly locale: string }
  | { readonly type: 'appearanceChanged'; readonly appearance: Appearance };

interface ProtectionChange {
  readonly type: 'historyProtectionChanged';
  readonly protection: HistoryProtectionView;
}

export type MainChange =
  | CommonChange
  | { readonly type: 'sessionChanged'; readonly session: SessionView }
  | { readonly type: 'accountsChanged'; readonly accounts: readonly RememberedAccount[] }
  | {
      readonly type: 'serversChanged';
      readonly servers: readonly ServerProfile[];
      readonly selectedServerId: string;
    }
  | { readonly type: 'ownChanged'; readonly own: OwnView | undefined }
  /** The whole list, after signing in or out. */
  | {
      readonly type: 'contactsReplaced';
      readonly contacts: readonly ContactView[];
      readonly groups: readonly GroupView[];
    }
  /** Contacts that are new or changed; gathered per tick. */
  | { readonly type: 'contactsChanged'; readonly contacts: readonly ContactView[] }
  | { readonly type: 'contactRemoved'; readonly address: string }
  | { readonly type: 'groupsChanged'; readonly groups: readonly GroupView[] }
  | { readonly type: 'requestsChanged'; readonly requests: readonly ContactRequestView[] }
  | { readonly type: 'conversationsChanged'; readonly conversations: readonly OpenConversationView[] }
  | { readonly type: 'missedNudgesChanged'; readonly count: number }
  | { readonly type: 'updatesChanged'; readonly updates: UpdatesView }
  | { readonly type: 'startNoticesChanged'; readonly startNotices: readonly StartNotice[] }
  | { readonly type: 'doctorChanged'; readonly doctor: DoctorView }
  | { readonly type: 'outsideChanged'; readonly outside: OutsideView | undefined }
  | ProtectionChange
  /** A menu key or tray item asks this window to show something. */
  | {
      readonly type: 'commandRequested';
      readonly command: 'addContact' | 'search' | 'createAccount' | 'sendMessage' | 'helpTopics' | 'about';
    }
  /** Another window asks this one to show what is written down about a contact. */
  | { readonly type: 'propertiesRequested'; readonly address: string };

export type ConversationChange =
  | CommonChange
  | { readonly type: 'lineAdded'; readonly line: LineView }
  | {
      readonly type: 'lineStateChanged';
      readonly id: string;
      readonly state: LineState;
      readonly failureReason?: LineFailureReason;
    }
  | {
      readonly type: 'participantsChanged';
      readonly participants: readonly ParticipantView[];
      readonly isGroup: boolean;
    }
  | { readonly type: 'abilityChanged'; readonly ability: SendAbility }
  | { readonly type: 'typingChanged'; readonly typing: readonly string[] }
  | { readonly type: 'lastReceivedChanged'; readonly at: number }
  | { readonly type: 'ownChanged'; readonly own: OwnView | undefined }
  | {
      readonly type: 'invitableChanged';
      readonly invitable: readonly { readonly address: string; readonly displayName: string }[];
    }
  /** State, progress or route of a file in one of the lines. */
  | { readonly type: 'transferChanged'; readonly lineId: string; readonly transfer: TransferView }
  /** The picture of a custom emoticon has come. */
  | {
      readonly type: 'lineEmoticonsChanged';
      readonly id: string;
      readonly emoticons: readonly LineEmoticonView[];
    }
  | { readonly type: 'emoticonsChanged'; readonly emoticons: readonly CustomEmoticonView[] }
  | { readonly type: 'backgroundChanged'; readonly background: BackgroundView }
  /** Its window goes above all others, or no longer. */
  | { readonly type: 'onTopChanged'; readonly isOnTop: boolean }
  | { readonly type: 'statusPageChanged'; readonly statusPage: string }
  /** Shake now; `inside` when the window itself cannot move (maximised, tiled): shake its content instead. */
  | { readonly type: 'nudged'; readonly inside: boolean };

export type TabsChange =
  | CommonChange
  | { readonly type: 'tabsChanged'; readonly tabs: readonly TabView[]; readonly frontId: string }
  /** The keys of the conversation lead here. */
  | { readonly type: 'focusRequested' };

export type AlertChange =
  | CommonChange
  /** What somebody wrote who asks to be let in has come. */
  | { readonly type: 'textChanged'; readonly text: string }
  /** Only for the alert that counts the rest. */
  | { readonly type: 'countChanged'; readonly count: number };

export type OptionsChange =
  | CommonChange
  | ProtectionChange
  | { readonly type: 'pageRequested'; readonly page: OptionsPage }
  | { readonly type: 'ownChanged'; readonly own: OwnView | undefined }
  | { readonly type: 'sessionChanged'; readonly session: SessionView }
  | {
      readonly type: 'serversChanged';
      readonly servers: readonly ServerProfile[];
      readonly selectedServerId: string;
    }
  | { readonly type: 'storedChanged'; readonly stored: StoredView }
  | { readonly type: 'updatesChanged'; readonly updates: UpdatesView }
  | { readonly type: 'hostChanged'; readonly host: HostView }
  | { readonly type: 'privacyChanged'; readonly privacy: PrivacyView | undefined }
  | { readonly type: 'doctorChanged'; readonly doctor: DoctorView };

export type PromptChange =
  | CommonChange
  /** What they wrote has come. */
  | { readonly type: 'requestChanged'; readonly request: ContactRequestView };

export type PictureChange =
  | CommonChange
  | { readonly type: 'ownChanged'; readonly own: OwnView | undefined }
  | { readonly type: 'picturesChanged'; readonly recent: readonly PictureChoiceView[] };

export type EmoticonsChange =
  CommonChange | { readonly type: 'emoticonsChanged'; readonly emoticons: readonly CustomEmoticonView[] };

export type HistoryChange =
  | CommonChange
  | ProtectionChange
  | { readonly type: 'ownChanged'; readonly own: OwnView | undefined }
  /** Gathered; at most one a second while somebody talks. */
  | {
      readonly type: 'historyConversationsChanged';
      readonly conversations: readonly HistoryConversationView[];
    }
  /** Opened again, for this one. */
  /** Empty: no other conversation, nothing to look for. */
  | { readonly type: 'conversationRequested'; readonly conversationId: string; readonly search: string }
  /** Of `findLogs` and `importLogs`: files done of those there are. */
  | { readonly type: 'logProgressChanged'; readonly done: number; readonly total: number };

export interface Changes {
  readonly main: MainChange;
  readonly conversation: ConversationChange;
  readonly tabs: TabsChange;
  readonly alert: AlertChange;
  readonly options: OptionsChange;
  readonly prompt: PromptChange;
  readonly picture: PictureChange;
  readonly emoticons: EmoticonsChange;
  readonly history: HistoryChange;
}

/** What crosses the bridge: per window an unbroken count; those up to the snapshot's number are dropped. */
export interface Numbered<Change> {
  readonly number: number;
  readonly change: Change;
}
