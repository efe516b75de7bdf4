import type {
  AccountName,
  DefaultPrivacy,
  GroupId,
  ListName,
  NotifyOnAdd,
  PresenceStatus,
  ProtocolVersion,
  SignInPlace,
  TextFormat,
} from '@nudge/msnp-codec';
import type { ConversationId, LineId } from './messenger-requests.ts';
import type { Transfer, TransferId } from './transfer/transfer-model.ts';

/** One person on any of the five lists. */
export interface Contact {
  readonly account: AccountName;
  readonly friendlyName: string;
  /** MSNP10+, forward list only. */
  readonly contactId?: string;
  readonly lists: ReadonlySet<ListName>;
  readonly groupIds: readonly GroupId[];
  readonly status: PresenceStatus;
  readonly personalMessage: string;
  /** Raw CurrentMedia. */
  readonly currentMedia: string;
  readonly capabilities: number;
  /** MSNObject XML of the display picture. */
  readonly msnObject?: string;
  readonly phones: { readonly home?: string; readonly work?: string; readonly mobile?: string };
}

export interface ContactGroup {
  readonly groupId: GroupId;
  readonly name: string;
}

/** The signed-in account's own side. */
export interface OwnProfile {
  readonly account: AccountName;
  readonly friendlyName: string;
  readonly status: PresenceStatus;
  readonly personalMessage: string;
  readonly phones: { readonly home?: string; readonly work?: string; readonly mobile?: string };
  readonly defaultPrivacy: DefaultPrivacy;
  readonly notifyOnAdd: NotifyOnAdd;
}

export type SignInStage = 'connecting' | 'checkingVersion' | 'authenticating' | 'loadingContactList';

/** Every way a session can fail to begin, or end; each has words of its own in the application. */
export type SessionFailureCode =
  | 'wrongPassword'
  | 'unknownAccount'
  | 'accountRefused'
  | 'versionRefused'
  | 'noNetwork'
  | 'unreachable'
  | 'badCertificate'
  | 'tlsFailed'
  | 'proxyUnreachable'
  | 'proxyDenied'
  | 'proxyRefused'
  | 'timedOut'
  | 'serverBusy'
  | 'serverClosing'
  | 'loginServiceFailed'
  | 'tooManyRedirects'
  | 'lineLost'
  | 'protocolError';

export interface SessionFailure {
  readonly code: SessionFailureCode;
  readonly stage: SignInStage | 'signedIn';
  /** The server's error number, where it gave one. */
  readonly serverCode?: number;
  /** English, for "Copy details" and logs; no password, ticket or cookie. */
  readonly message: string;
  /** Seen certificate, with `badCertificate`. */
  readonly fingerprint?: string;
}

/** How a request ended. `serverCode` is the error number of the protocol, for instance 205. */
export type RequestOutcome =
  | { readonly ok: true; readonly conversationId?: ConversationId }
  | {
      readonly ok: false;
      readonly code:
        | 'notSignedIn'
        | 'refusedByServer'
        | 'lineLost'
        | 'timedOut'
        | 'invalidArgument'
        | 'notSupported'
        | 'noSuchConversation'
        | 'tooSoon'
        | 'notOnline';
      readonly serverCode?: number;
      readonly message: string;
    };

/**
 * Life of an outgoing line: waiting (no switchboard yet) -> sent (on the wire) -> delivered (ACK), or failed
 * (NAK, refused call, with `reason`), or unknown (line lost before the answer; never sent again by itself). One
 * that is left with the server ends as kept instead of delivered: they get it when they sign in.
 */
export type LineState = 'waiting' | 'sent' | 'delivered' | 'kept' | 'failed' | 'unknown';

/** `tooMany`: the server takes no more for now, or keeps as much for them as it will. */
export type LineFailureReason =
  | 'refused'
  | 'notOnline'
  | 'blocked'
  | 'hidden'
  | 'timedOut'
  | 'tooLong'
  | 'tooMany'
  | 'left'
  | 'serverError';

export interface Participant {
  readonly account: AccountName;
  readonly friendlyName: string;
  readonly capabilities: number;
  /** What more than the protocol their client has announced (`resume`, `sha256`, `bundle`); empty for most. */
  readonly features: readonly string[];
}

/** A code in the text and the MSNObject XML of the picture that stands for it. */
export interface EmoticonPair {
  readonly code: string;
  readonly msnObject: string;
}

/** What the messenger tells. Times are left to the application. */
export type MessengerEvent =
  | { readonly type: 'requestSettled'; readonly id: string; readonly outcome: RequestOutcome }
  | { readonly type: 'signInProgress'; readonly stage: SignInStage }
  /** The list is complete and the first status is set; `state` of the messenger holds everything. */
  | {
      readonly type: 'signedIn';
      readonly version: ProtocolVersion;
      readonly afterReconnect: boolean;
    }
  | { readonly type: 'signInFailed'; readonly failure: SessionFailure }
  /** The session broke; the next try comes after `retryInMilliseconds` unless signOut or reconnectNow. */
  | {
      readonly type: 'connectionLost';
      readonly failure: SessionFailure;
      readonly retryInMilliseconds: number;
    }
  | { readonly type: 'reconnecting' }
  /** `otherPlace`: this account signed in elsewhere; never reconnects by itself. */
  | {
      readonly type: 'signedOut';
      readonly reason: 'requested' | 'otherPlace' | 'failed';
      /** With `otherPlace`, where the server tells it (Nudge servers do). */
      readonly place?: SignInPlace;
      readonly failure?: SessionFailure;
    }
  | { readonly type: 'ownProfileChanged'; readonly profile: OwnProfile }
  /** `wasStatus` lets the application tell arrivals; `initial` marks presence known at sign-in. */
  | {
      readonly type: 'contactChanged';
      readonly contact: Contact;
      readonly wasStatus: PresenceStatus;
      readonly initial: boolean;
    }
  | { readonly type: 'contactRemoved'; readonly account: AccountName }
  | { readonly type: 'groupChanged'; readonly group: ContactGroup }
  | { readonly type: 'groupRemoved'; readonly groupId: GroupId }
  /**
   * Somebody added this account and waits for an answer (live, or pending since an earlier session). Told once more
   * when what they wrote comes later (Nudge servers bring it).
   */
  | {
      readonly type: 'contactRequested';
      readonly account: AccountName;
      readonly friendlyName: string;
      /** Their own words, as they came: any characters, at most `INVITATION_TEXT_MAX_LENGTH`. */
      readonly invitation?: string;
    }
  | {
      readonly type: 'conversationChanged';
      readonly conversationId: ConversationId;
      readonly participants: readonly Participant[];
      /** More than one other person has been in it. */
      readonly isGroup: boolean;
    }
  | {
      readonly type: 'participantJoined';
      readonly conversationId: ConversationId;
      readonly participant: Participant;
    }
  | {
      readonly type: 'participantLeft';
      readonly conversationId: ConversationId;
      readonly account: AccountName;
      readonly idle: boolean;
    }
  | {
      readonly type: 'textReceived';
      readonly conversationId: ConversationId;
      readonly from: AccountName;
      readonly senderName: string;
      readonly text: string;
      readonly format?: TextFormat;
      readonly lineId?: LineId;
    }
  /** Codes of custom emoticons, told before the text that uses them. */
  | {
      readonly type: 'emoticonsAnnounced';
      readonly conversationId: ConversationId;
      readonly from: AccountName;
      readonly pairs: readonly EmoticonPair[];
    }
  | { readonly type: 'nudgeReceived'; readonly conversationId: ConversationId; readonly from: AccountName }
  | { readonly type: 'typingReceived'; readonly conversationId: ConversationId; readonly from: AccountName }
  | {
      readonly type: 'lineChanged';
      readonly conversationId: ConversationId;
      readonly lineId: LineId;
      readonly state: LineState;
      readonly reason?: LineFailureReason;
      readonly serverCode?: number;
    }
  /** This server keeps messages for people who are offline: it says so and answers. Holds until the session ends. */
  | { readonly type: 'offlineMessagesPossible' }
  /**
   * What somebody left with the server, in the order it was said. It comes again after every sign-in, once in each
   * session, until `offlineMessagesTaken` names it.
   */
  | {
      readonly type: 'offlineMessageReceived';
      /** The server's name for it. */
      readonly messageId: string;
      readonly from: AccountName;
      readonly senderName: string;
      readonly text: string;
      /** Unix time in milliseconds, by the clock of the sender or of the server. */
      readonly sentAt: number;
      readonly lineId?: LineId;
    }
  /** A new transfer, or a new state of one; progress is told at most four times a second. */
  | { readonly type: 'transferChanged'; readonly transfer: Transfer }
  /**
   * Somebody could not receive what was offered under this id, and asks for the same offer once more. They may say
   * so of any id, at most `ASKED_AGAIN_MAX` times a minute.
   */
  | { readonly type: 'filesAskedAgain'; readonly account: AccountName; readonly transferId: TransferId }
  /** What `fetchObject` asked for; size and SHA1D are right. */
  | {
      readonly type: 'objectFetched';
      readonly account: AccountName;
      /** As it was asked for. */
      readonly msnObject: string;
      readonly sha1d: string;
      readonly data: Uint8Array;
    }
  /** Unread mail counts or a new mail, as the notification server tells. */
  | { readonly type: 'mailChanged'; readonly inboxUnread: number; readonly foldersUnread: number }
  | {
      readonly type: 'mailArrived';
      readonly fromName: string;
      readonly fromAddress: string;
      readonly subject: string;
    }
  /** The server announced that it closes in so many minutes. */
  | { readonly type: 'serverClosing'; readonly minutes: number }
  /** Something worth a log line; never holds a secret or message text. */
  | { readonly type: 'log'; readonly level: 'debug' | 'warn'; readonly message: string };

/** Everything known while signed in; replaced piece by piece, each piece readonly. */
export interface MessengerState {
  readonly phase: 'signedOut' | 'signingIn' | 'signedIn' | 'waitingToReconnect';
  readonly profile?: OwnProfile;
  readonly version?: ProtocolVersion;
  readonly contacts: ReadonlyMap<AccountName, Contact>;
  readonly groups: ReadonlyMap<GroupId, ContactGroup>;
  /** Whether `leaveText` can be asked for now. */
  readonly takesOfflineMessages: boolean;
  /** Those that go on, and some that have ended lately. */
  readonly transfers: ReadonlyMap<TransferId, Transfer>;
}
