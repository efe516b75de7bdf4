/**
 * What the windows show, in the product's English and without protocol words. Everything here is plain data
 * that survives structured cloning. Times are milliseconds since 1970.
 */
import type { RequestFailureCode } from './failures.ts';

/** What a person shows; `appearOffline` is only ever one's own, `idle` only ever set by inactivity. */
export type Status =
  | 'online'
  | 'busy'
  | 'beRightBack'
  | 'away'
  | 'idle'
  | 'onThePhone'
  | 'outToLunch'
  | 'appearOffline'
  | 'offline';

/** The statuses one can choose, in the order of every menu. */
export const CHOOSABLE_STATUSES = [
  'online',
  'busy',
  'beRightBack',
  'away',
  'onThePhone',
  'outToLunch',
  'appearOffline',
] as const satisfies readonly Status[];

export type ChoosableStatus = (typeof CHOOSABLE_STATUSES)[number];

/** A server one can sign in to; `thisComputer` is the one the application carries. */
export interface ServerProfile {
  readonly id: string;
  readonly kind: 'thisComputer' | 'network';
  /** Shown name; empty for this computer, whose name comes from the strings file. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Base address of the login service, `http://…` or `https://…`. */
  readonly loginAddress: string;
  /** Optional pages of that server; a link is hidden when its address is empty. */
  readonly links: {
    readonly forgotPassword: string;
    readonly serviceStatus: string;
    readonly newAccount: string;
  };
}

export interface RememberedAccount {
  readonly address: string;
  readonly serverId: string;
  readonly hasPassword: boolean;
  readonly signInAutomatically: boolean;
  readonly status: ChoosableStatus;
  /** Of the picture this account chose; empty: the default one. */
  readonly pictureUrl: string;
}

export type SignInStage = 'connecting' | 'checkingVersion' | 'authenticating' | 'loadingContactList';

/** Why a session did not begin or ended; each code has its words in the strings file (`err.<code>`). */
export type SessionFailureCode =
  | 'wrongPassword'
  | 'unknownAccount'
  | 'accountRefused'
  | 'versionRefused'
  | 'noNetwork'
  | 'unreachable'
  | 'badCertificate'
  | 'timedOut'
  | 'serverBusy'
  | 'serverClosing'
  | 'loginServiceFailed'
  | 'tooManyRedirects'
  | 'lineLost'
  | 'protocolError'
  | 'otherPlace'
  | 'hostFailed';

export interface SessionFailureView {
  readonly code: SessionFailureCode;
  readonly stage: SignInStage | 'signedIn';
  /** Small print: the original's error number or the server's, for instance `0x80048821` or `911`. */
  readonly number: string;
  /** For "Copy details"; English, no secrets. */
  readonly details: string;
  /** With `otherPlace`, when the server said where that is. */
  readonly place?: OtherPlaceView;
}

/** Where the account signed in instead. `where`: address and system, as far as known. */
export type OtherPlaceView =
  { readonly kind: 'thisComputer' } | { readonly kind: 'otherComputer'; readonly where: string };

export type SessionView =
  | { readonly phase: 'signedOut'; readonly failure?: SessionFailureView }
  | { readonly phase: 'signingIn'; readonly stage: SignInStage }
  | { readonly phase: 'signingOut' }
  | { readonly phase: 'signedIn' }
  /** The line is lost; the list stays visible, greyed. `retryAt` is absent while trying. */
  | { readonly phase: 'reconnecting'; readonly failure: SessionFailureView; readonly retryAt?: number };

export interface OwnView {
  readonly address: string;
  readonly displayName: string;
  readonly status: Status;
  readonly personalMessage: string;
  /** Own display picture; empty: the default one. */
  readonly pictureUrl: string;
  /** When the status of before returns; absent: when the person says so. Nobody else is told. */
  readonly statusUntil?: number;
  /** Unread mail as the server tells; absent when the server told nothing. */
  readonly unreadMail?: number;
}

/** One's own words about a contact, kept on this computer; empty for none. */
export interface ContactNotesView {
  /** Shown in place of the name that they give themselves. */
  readonly nickname: string;
  readonly note: string;
}

export interface ContactView extends ContactNotesView {
  readonly address: string;
  /** The name that they give themselves. */
  readonly displayName: string;
  /** What they are called here: one's own name for them where there is one. */
  readonly shownName: string;
  readonly status: Status;
  readonly personalMessage: string;
  /** Song or program in use, already rendered; empty for none. */
  readonly nowPlaying: string;
  /** Stands among the favourites too, whichever groups it is in. */
  readonly isFavourite: boolean;
  /** Empty: Other Contacts. */
  readonly groupIds: readonly string[];
  readonly isBlocked: boolean;
  /** Address of their display picture inside the application; empty: the default one. */
  readonly pictureUrl: string;
  /** False: this person does not have us on their list. */
  readonly hasUsOnTheirList: boolean;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
}

/** What became of the people in a saved contact list. */
export interface ContactImportCounts {
  readonly added: number;
  /** On the list before. */
  readonly known: number;
  /** The server does not know them, or does not let them be added. */
  readonly refused: number;
  /** Entries of the file that hold no address. */
  readonly unreadable: number;
  /** Left over when it ended early; `end` says why. */
  readonly notTried: number;
  readonly end?: RequestFailureCode;
}

export type ContactImport =
  { readonly kind: 'cancelled' } | { readonly kind: 'imported'; readonly counts: ContactImportCounts };

/** Somebody who put this account on their list and waits for an answer. */
export interface ContactRequestView {
  readonly address: string;
  readonly displayName: string;
}

export interface OpenConversationView {
  readonly conversationId: string;
  readonly title: string;
  readonly unread: number;
  readonly lastLine: string;
}

/** One conversation in the window of tabs. */
export interface TabView {
  readonly conversationId: string;
  /** The names of those in it. */
  readonly title: string;
  /** Of the partner; absent in a conversation of several. */
  readonly status?: Status;
  readonly isBlocked: boolean;
  readonly unread: number;
  /** Somebody is writing in it. */
  readonly isTyping: boolean;
}

/** How a text looks. `font` empty: the reader's default. `color`: `#rrggbb`. */
export interface TextFormatView {
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikeThrough: boolean;
  readonly color: string;
  readonly rightToLeft: boolean;
}

/** waiting -> sent -> delivered; or failed with a reason; or unknown (not known to have arrived). */
export type LineState = 'waiting' | 'sent' | 'delivered' | 'failed' | 'unknown';

export type LineFailureReason =
  | 'refused'
  | 'notOnline'
  | 'blocked'
  | 'hidden'
  | 'timedOut'
  | 'tooLong'
  | 'left'
  | 'serverError'
  | 'historyFull';

interface LineBase {
  readonly id: string;
  readonly at: number;
  /** From an earlier conversation: shown greyed, above the rule. */
  readonly isEarlier: boolean;
}

/** A custom emoticon as one line uses it; `url` is empty until its picture has come. */
export interface LineEmoticonView {
  readonly code: string;
  readonly url: string;
}

export type LineView =
  | (LineBase & {
      readonly kind: 'text';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly text: string;
      readonly format: TextFormatView;
      /** Custom emoticons of its sender that occur in it. */
      readonly emoticons?: readonly LineEmoticonView[];
      /** Own lines only. */
      readonly state?: LineState;
      readonly failureReason?: LineFailureReason;
    })
  | (LineBase & {
      readonly kind: 'nudge';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly state?: LineState;
    })
  /** A file, or several in one offer; the card changes while it travels. */
  | (LineBase & {
      readonly kind: 'file';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly transfer: TransferView;
    })
  /** A system line; its words are `chat.notice.<notice>` with the given name. */
  | (LineBase & {
      readonly kind: 'notice';
      readonly notice:
        | 'joined'
        | 'left'
        | 'added'
        | 'nudgeTooSoon'
        | 'historyNotKept'
        | 'inviteFailed'
        | 'inviteOffline'
        | 'alreadyHere'
        /** Files were dropped or chosen and nothing was read: several people, offline, blocked, signed out. */
        | 'fileForSeveral'
        | 'filePartnerOffline'
        | 'fileBlocked'
        | 'fileNotNow'
        /** `name` is that of the file or folder. */
        | 'fileUnreadable'
        | 'fileTooMany'
        | 'fileFolderNotTaken';
      readonly name: string;
    });

/** The kinds of file a conversation is saved as, in the order of the menu. */
export const SAVE_FORMATS = ['richText', 'unicodeText', 'text', 'webPage'] as const;
export type SaveFormat = (typeof SAVE_FORMATS)[number];

/** What a file is, by its name: picks the icon. */
export type FileKind =
  'picture' | 'music' | 'video' | 'document' | 'archive' | 'program' | 'folder' | 'bundle' | 'other';

export type TransferFailureReason =
  | 'notOnline'
  | 'notConnected'
  | 'badPeer'
  | 'notSupported'
  | 'directOff'
  | 'hashMismatch'
  | 'diskFull'
  | 'missing'
  | 'denied'
  | 'changed'
  | 'peerFailed'
  | 'timedOut'
  | 'failed';

export type TransferState =
  | { readonly kind: 'offered' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** Broke; goes on by itself once the other side is back. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'done' }
  | { readonly kind: 'declined'; readonly by: 'us' | 'them' }
  | { readonly kind: 'cancelled'; readonly by: 'us' | 'them' }
  /** Words: `ft.reason.<reason>`. */
  | { readonly kind: 'failed'; readonly reason: TransferFailureReason };

/** One offer of files: what its card shows. Sizes are bytes. */
export interface TransferView {
  readonly id: string;
  readonly direction: 'sending' | 'receiving';
  readonly partnerAddress: string;
  /** File name, or name of the folder or of the bundle; safe to show. */
  readonly name: string;
  readonly size: number;
  /** Files in it; 1 for a single file. */
  readonly fileCount: number;
  readonly kind: FileKind;
  /** Can do harm when opened, or holds something that can: asks a second time, and is never opened by us. */
  readonly isExecutable: boolean;
  /** Address of its small picture inside the application; empty for none. */
  readonly previewUrl: string;
  readonly state: TransferState;
  readonly transferred: number;
  /** Only while running, and once known. */
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
  /** How it travels: `ft.route.<route>`. */
  readonly route: 'none' | 'direct' | 'throughServer';
  /** What can be done with it now. */
  readonly canOpen: boolean;
  readonly canOpenFolder: boolean;
  readonly canTryAgain: boolean;
}

/** A picture one can choose as one's own. */
export interface PictureChoiceView {
  readonly id: string;
  readonly url: string;
  /** Shipped: key of its name in the strings file (`picture.<id>`); recent: empty. */
  readonly nameKey: string;
}

/** What can stand behind a conversation, besides the shipped pictures (`BACKGROUNDS`). */
export interface BackgroundView {
  /** Chosen for this contact: a shipped one, one's own, or empty for none; absent: as for everybody. */
  readonly chosenId?: string;
  /** One's own, the newest first. */
  readonly own: readonly { readonly id: string; readonly url: string }[];
}

/** One of one's own emoticons. */
export interface CustomEmoticonView {
  readonly id: string;
  readonly code: string;
  readonly url: string;
}

export interface ParticipantView {
  readonly address: string;
  readonly displayName: string;
  readonly status: Status;
  readonly personalMessage: string;
  readonly nowPlaying: string;
  readonly isOnList: boolean;
  readonly isBlocked: boolean;
  readonly pictureUrl: string;
  /** False after they left a conversation of several. */
  readonly isPresent: boolean;
}

/** Whether Send works; the reason picks the notice bar (`chat.bar.<reason>`). */
export type SendAbility =
  | { readonly canSend: true }
  | {
      readonly canSend: false;
      readonly reason:
        'signedOut' | 'lineLost' | 'partnerOffline' | 'appearOffline' | 'blocked' | 'nobodyLeft';
    };

/** An alert that was shown, or a nudge that was missed. */
export interface PastAlertView extends Pick<AlertView, 'id' | 'name' | 'address' | 'text'> {
  readonly kind: Exclude<AlertView['kind'], 'more'>;
  readonly at: number;
}

/** `usual`: as the event's own switch says. */
export const ATTENTION_WISHES = ['usual', 'on', 'off'] as const;
export type AttentionWish = (typeof ATTENTION_WISHES)[number];

/** How loudly somebody, or a group, may be heard of. */
export interface AttentionChoice {
  readonly alerts: AttentionWish;
  readonly sounds: AttentionWish;
}

/** Whom a choice is about. */
export type AttentionWhom = { readonly address: string } | { readonly groupId: string };

/** What is kept on this computer and can be thrown away from the Options. */
export interface StoredView {
  readonly passwordCount: number;
  /** Of other people's pictures. */
  readonly pictureBytes: number;
}

/** What an alert is about; its words are `alert.<kind>`. */
export interface AlertView {
  readonly id: string;
  readonly kind:
    | 'contactOnline'
    | 'contactOffline'
    | 'message'
    | 'nudge'
    | 'contactRequest'
    | 'mail'
    | 'fileOffer'
    | 'more';
  readonly name: string;
  readonly address: string;
  readonly pictureUrl: string;
  /** Text of the message, at most two lines, or name of the file; empty for the others. */
  readonly text: string;
  /** How many more, for `more`. */
  readonly count: number;
}

/** The server this application carries, as its host sees it. */
export interface HostView {
  /** `hosting`: in this application; `joined`: another application of this user runs it. */
  readonly role: 'off' | 'hosting' | 'joined';
  readonly connectedCount: number;
  readonly isOpenToNetwork: boolean;
  /** Addresses to give to a friend, `192.168.1.5:1863`; empty while closed. */
  readonly friendAddresses: readonly string[];
  /** Sign-in addresses to give besides, `http://192.168.1.5:8864`; empty while it is the usual port. */
  readonly friendLoginAddresses: readonly string[];
  readonly accounts: readonly HostAccountView[];
}

export interface HostAccountView {
  readonly address: string;
  readonly displayName: string;
  readonly isConnected: boolean;
  readonly allowsOldPrograms: boolean;
}
