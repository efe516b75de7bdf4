import type {
  AccountName,
  DefaultPrivacy,
  GroupId,
  NotifyOnAdd,
  PresenceStatus,
  ProtocolVersion,
  TextFormat,
} from '@nudge/msnp-codec';
import type { OfferedEntry, TransferDestination, TransferId } from './transfer/transfer-model.ts';

/** Opaque, unique within one messenger; a conversation keeps it through lost lines and new switchboards. */
export type ConversationId = string;

/** Chosen by the application, unique for ever (a UUID); sending again keeps it, so that repeats are dropped. */
export type LineId = string;

/** Where and as whom to sign in. */
export interface SignInOptions {
  /** Dispatch or notification server; with `isSecure` every line to a server of this session is TLS, and the login https. */
  readonly server: { readonly host: string; readonly port: number; readonly isSecure?: boolean };
  /** Base URL of the Passport nexus, for instance `http://127.0.0.1:8863`; the path is added. */
  readonly http: string;
  readonly account: AccountName;
  readonly password: string;
  readonly status: PresenceStatus;
  /** Dialects to offer, best first; default MSNP12 down to MSNP8, or 7 down to 2 with `legacy`. */
  readonly versions?: readonly ProtocolVersion[];
  /** Display name to set after signing in; absent leaves the stored one. */
  readonly displayName?: string;
  readonly personalMessage?: string;
  /** Shown from the first status on; absent leaves what {@link MessengerRequest} `setDisplayPicture` asked for last. */
  readonly displayPicture?: DisplayPictureFile;
  /** SHA-256 fingerprint of a certificate to trust besides the system's, at the server and at the login; lower-case hex. */
  readonly trustedFingerprint?: string;
  /** The same for the login and the services beside it, where they have another certificate than the server. */
  readonly trustedLoginFingerprint?: string;
}

/** A picture as it is published. */
export interface DisplayPictureFile {
  /** PNG, JPEG or GIF, at most 256 KiB. */
  readonly data: Uint8Array;
  /** The Location attribute: a file name without a path; `0` by default. */
  readonly location?: string;
}

/** A custom emoticon in a line of ours: `code` (1 to 7 characters) stands in the text. */
export interface LineEmoticon {
  readonly code: string;
  /** PNG, JPEG or GIF, at most 100 KiB. */
  readonly data: Uint8Array;
}

/** One file to be sent. */
export interface FileToSend {
  /** Absolute. */
  readonly path: string;
  readonly entry: OfferedEntry;
}

/** What the application may ask; each request settles in one `requestSettled` event carrying its `id`. */
export type MessengerRequest =
  | { readonly type: 'signIn'; readonly id: string; readonly options: SignInOptions }
  /** Ends the session, or a sign-in under way, or the wait for the next try. */
  | { readonly type: 'signOut'; readonly id: string }
  /** Tries again at once while waiting after a lost line. */
  | { readonly type: 'reconnectNow'; readonly id: string }
  /** The line is in doubt: wants an answer of the server now, or while waiting after a lost one, tries again at once. */
  | { readonly type: 'checkLine'; readonly id: string }
  | { readonly type: 'setStatus'; readonly id: string; readonly status: PresenceStatus }
  | { readonly type: 'setDisplayName'; readonly id: string; readonly name: string }
  | { readonly type: 'setPersonalMessage'; readonly id: string; readonly text: string }
  | {
      readonly type: 'setPhone';
      readonly id: string;
      readonly kind: 'home' | 'work' | 'mobile';
      readonly number: string;
    }
  | {
      readonly type: 'addContact';
      readonly id: string;
      readonly account: AccountName;
      readonly groupId?: GroupId;
      /**
       * Also tells them, by the mail or the notice of their server; `text`: in words of one's own, at most
       * `INVITATION_TEXT_MAX_LENGTH` characters, empty for none. What becomes of it is not told.
       */
      readonly invitation?: { readonly text: string };
    }
  | {
      readonly type: 'removeContact';
      readonly id: string;
      readonly account: AccountName;
      readonly alsoBlock: boolean;
    }
  | {
      readonly type: 'renameContact';
      readonly id: string;
      readonly account: AccountName;
      readonly name: string;
    }
  | {
      readonly type: 'addToGroup';
      readonly id: string;
      readonly account: AccountName;
      readonly groupId: GroupId;
    }
  | {
      readonly type: 'removeFromGroup';
      readonly id: string;
      readonly account: AccountName;
      readonly groupId: GroupId;
    }
  | {
      readonly type: 'moveContact';
      readonly id: string;
      readonly account: AccountName;
      /** Absent: from, or to, no group at all. */
      readonly from?: GroupId;
      readonly to?: GroupId;
    }
  | { readonly type: 'block'; readonly id: string; readonly account: AccountName }
  | { readonly type: 'unblock'; readonly id: string; readonly account: AccountName }
  /** Takes somebody off the allow and block lists: what holds for everybody else holds for them. */
  | { readonly type: 'forgetPrivacy'; readonly id: string; readonly account: AccountName }
  /** Answers somebody who added this account: allow or block them, and clear the pending entry. */
  | {
      readonly type: 'answerContactRequest';
      readonly id: string;
      readonly account: AccountName;
      readonly answer: 'allow' | 'block';
      readonly addToList: boolean;
    }
  | { readonly type: 'addGroup'; readonly id: string; readonly name: string }
  | { readonly type: 'renameGroup'; readonly id: string; readonly groupId: GroupId; readonly name: string }
  /** Members that are in no other group move to no group first; nobody is removed from the list. */
  | { readonly type: 'removeGroup'; readonly id: string; readonly groupId: GroupId }
  | { readonly type: 'setDefaultPrivacy'; readonly id: string; readonly privacy: DefaultPrivacy }
  | { readonly type: 'setNotifyOnAdd'; readonly id: string; readonly notifyOnAdd: NotifyOnAdd }
  /** The conversation with one person: the open one, else a new one. No switchboard is asked for yet. */
  | { readonly type: 'openConversation'; readonly id: string; readonly account: AccountName }
  /** The window is closed: the switchboard is left; a later message makes a new conversation. */
  | { readonly type: 'leaveConversation'; readonly id: string; readonly conversationId: ConversationId }
  | {
      readonly type: 'sendText';
      readonly id: string;
      readonly conversationId: ConversationId;
      readonly lineId: LineId;
      readonly text: string;
      readonly format?: TextFormat;
      /** At most five different codes. */
      readonly emoticons?: readonly LineEmoticon[];
    }
  /**
   * Leaves a line with the server for the one other person of a conversation, who gets it when they sign in: text
   * alone. `notSupported` unless the messenger `takesOfflineMessages`, and where several people talk.
   */
  | {
      readonly type: 'leaveText';
      readonly id: string;
      readonly conversationId: ConversationId;
      readonly lineId: LineId;
      readonly text: string;
    }
  /** The application holds these durably: the server may forget them. Settled at once; tried again by itself. */
  | { readonly type: 'offlineMessagesTaken'; readonly id: string; readonly messageIds: readonly string[] }
  | {
      readonly type: 'sendNudge';
      readonly id: string;
      readonly conversationId: ConversationId;
      readonly lineId: LineId;
    }
  /** The user is typing; the engine sends at most one notice every 5 s and opens no switchboard for it. */
  | { readonly type: 'sendTyping'; readonly id: string; readonly conversationId: ConversationId }
  | {
      readonly type: 'invite';
      readonly id: string;
      readonly conversationId: ConversationId;
      readonly account: AccountName;
    }
  /**
   * Offers files as one transfer; settled as soon as it is taken. Several files or a folder go only to somebody
   * known to be at a Nudge client: `notSupported` otherwise, and each file may be offered alone.
   */
  | {
      readonly type: 'sendFiles';
      readonly id: string;
      /** A UUID; the same one again goes on with a transfer that broke, also after a restart. */
      readonly transferId: TransferId;
      readonly account: AccountName;
      /** The file's name, or what the folder or bundle is called. */
      readonly name: string;
      readonly files: readonly FileToSend[];
      /** PNG, 96 x 96 at most. */
      readonly preview?: Uint8Array;
    }
  | {
      readonly type: 'acceptTransfer';
      readonly id: string;
      readonly transferId: TransferId;
      readonly destination: TransferDestination;
    }
  | { readonly type: 'declineTransfer'; readonly id: string; readonly transferId: TransferId }
  | { readonly type: 'cancelTransfer'; readonly id: string; readonly transferId: TransferId }
  /**
   * Asks somebody to offer once more what could not be received; settled when their client has the message. What
   * becomes of it is not told: the offer, where it comes, has the same `resumeKey`. `notSupported`: no Nudge client.
   */
  | {
      readonly type: 'askForFilesAgain';
      readonly id: string;
      readonly account: AccountName;
      /** Of the transfer that failed. */
      readonly resumeKey: string;
    }
  /** Whether clients may connect to one another; else everything goes through the server where it can. */
  | { readonly type: 'setTransferOptions'; readonly id: string; readonly allowDirect: boolean }
  /** Undefined: no picture is shown. Remembered for as long as the messenger lives. */
  | {
      readonly type: 'setDisplayPicture';
      readonly id: string;
      readonly picture: DisplayPictureFile | undefined;
    }
  /** Asks somebody for the data of an object of theirs; comes as `objectFetched`, just before the settling. */
  | {
      readonly type: 'fetchObject';
      readonly id: string;
      readonly account: AccountName;
      /** MSNObject XML. */
      readonly msnObject: string;
    };
