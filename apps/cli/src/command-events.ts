/**
 * What is told on standard output: one JSON object a line, told apart by `event`. The table is what the help
 * and the README are made of; the compiler holds it to be complete.
 */
import type { ListName, PresenceStatus, SignInPlace, TextFormat } from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, OwnProfile, Participant } from '@nudge/msnp-engine';
import { FILE_EVENT_TABLE, type FileEvent } from './file-events.ts';

export interface ContactLine {
  readonly address: string;
  readonly name: string;
  readonly status: PresenceStatus;
  readonly personalMessage: string;
  readonly lists: readonly ListName[];
  readonly groups: readonly string[];
}

export type CommandEvent =
  | FileEvent
  | { readonly event: 'progress'; readonly stage: string }
  | {
      readonly event: 'signedIn';
      readonly address: string;
      readonly name: string;
      readonly protocol: string;
      readonly afterReconnect: boolean;
    }
  | ({ readonly event: 'contact' } & ContactLine)
  | { readonly event: 'contactRemoved'; readonly address: string }
  | { readonly event: 'group'; readonly group: string; readonly name: string }
  | { readonly event: 'groupRemoved'; readonly group: string }
  | ({ readonly event: 'presence'; readonly was: PresenceStatus; readonly initial: boolean } & ContactLine)
  | ({ readonly event: 'profile' } & ProfileLine)
  | {
      readonly event: 'contactRequest';
      readonly address: string;
      readonly name: string;
      /** What they wrote. */
      readonly invitation?: string;
    }
  | {
      readonly event: 'conversation';
      readonly conversation: string;
      readonly people: readonly string[];
      readonly group: boolean;
    }
  | {
      readonly event: 'joined';
      readonly conversation: string;
      readonly address: string;
      readonly name: string;
    }
  | {
      readonly event: 'left';
      readonly conversation: string;
      readonly address: string;
      readonly idle: boolean;
    }
  | {
      readonly event: 'message';
      readonly conversation: string;
      readonly from: string;
      readonly name: string;
      readonly text: string;
      readonly format?: TextFormat;
      readonly id?: string;
    }
  | { readonly event: 'nudge'; readonly conversation: string; readonly from: string }
  | { readonly event: 'typing'; readonly conversation: string; readonly from: string }
  | { readonly event: 'sent'; readonly id: string; readonly conversation: string }
  | { readonly event: 'delivered'; readonly id: string; readonly conversation: string }
  | {
      readonly event: 'failed';
      readonly id: string;
      readonly conversation: string;
      readonly reason: string;
      readonly serverCode?: number;
    }
  | { readonly event: 'unknown'; readonly id: string; readonly conversation: string }
  | { readonly event: 'kept'; readonly id: string; readonly conversation: string }
  | { readonly event: 'offlineMessages' }
  | {
      readonly event: 'offlineMessage';
      readonly message: string;
      readonly from: string;
      readonly name: string;
      readonly text: string;
      /** ISO 8601, UTC. */
      readonly sentAt: string;
      readonly id?: string;
    }
  | { readonly event: 'done'; readonly id: string; readonly conversation?: string }
  | {
      readonly event: 'error';
      readonly id?: string;
      readonly code: string;
      readonly message: string;
      readonly serverCode?: number;
      readonly fingerprint?: string;
    }
  | { readonly event: 'mail'; readonly inboxUnread: number; readonly foldersUnread: number }
  | {
      readonly event: 'mailArrived';
      readonly fromName: string;
      readonly fromAddress: string;
      readonly subject: string;
    }
  | { readonly event: 'serverClosing'; readonly minutes: number }
  | {
      readonly event: 'connectionLost';
      readonly code: string;
      readonly message: string;
      readonly retryInMilliseconds: number;
    }
  | { readonly event: 'reconnecting' }
  | {
      readonly event: 'signedOut';
      readonly reason: string;
      readonly code?: string;
      readonly place?: SignInPlace;
    };

export interface ProfileLine {
  readonly address: string;
  readonly name: string;
  readonly status: PresenceStatus;
  readonly personalMessage: string;
  readonly phones: OwnProfile['phones'];
  readonly others: string;
  readonly notify: string;
}

/** Fields, those that may be missing with a question mark, and what the event means. */
export const EVENT_TABLE = {
  progress: ['stage', 'signing in: connecting, checkingVersion, authenticating, loadingContactList'],
  signedIn: ['address, name, protocol, afterReconnect', 'signed in; groups and contacts follow'],
  contact: [
    'address, name, status, personalMessage, lists, groups',
    'somebody on the list, or what changed of them but the status',
  ],
  contactRemoved: ['address', 'somebody is on no list any more'],
  group: ['group, name', 'a group; `group` is its identifier'],
  groupRemoved: ['group', 'a group is gone'],
  presence: ['as contact, was, initial', 'a status; `initial`: not news, but known at sign-in'],
  profile: [
    'address, name, status, personalMessage, phones, others, notify',
    'something of this account changed',
  ],
  contactRequest: [
    'address, name, invitation?',
    'somebody added this account; answer with answerRequest. Told again when what they wrote comes later',
  ],
  conversation: ['conversation, people, group', 'a conversation began, or who is in it changed'],
  joined: ['conversation, address, name', 'somebody is there'],
  left: ['conversation, address, idle', 'somebody left; `idle`: the server put them out for silence'],
  message: ['conversation, from, name, text, format?, id?', 'somebody said something'],
  nudge: ['conversation, from', 'somebody nudges'],
  typing: ['conversation, from', 'somebody is typing'],
  sent: ['id, conversation', 'a line is on the wire'],
  delivered: ['id, conversation', 'a line has arrived'],
  failed: ['id, conversation, reason, serverCode?', 'a line has not arrived'],
  unknown: ['id, conversation', 'the connection broke before it was known whether a line arrived'],
  kept: ['id, conversation', 'the server keeps a line until they sign in'],
  offlineMessages: ['', 'this server keeps messages for people who are offline'],
  offlineMessage: [
    'message, from, name, text, sentAt, id?',
    'somebody left this with the server; `message`: its name there, `sentAt`: when it was said',
  ],
  done: ['id, conversation?', 'a request is fulfilled'],
  error: ['id?, code, message, serverCode?, fingerprint?', 'a request, or the sign-in, failed'],
  ...FILE_EVENT_TABLE,
  mail: ['inboxUnread, foldersUnread', 'unread mail'],
  mailArrived: ['fromName, fromAddress, subject', 'new mail'],
  serverClosing: ['minutes', 'the server announced that it will close'],
  connectionLost: ['code, message, retryInMilliseconds', 'the line is lost; tried again by itself'],
  reconnecting: ['', 'tries again'],
  signedOut: [
    'reason, code?, place?',
    'the end: requested, otherPlace or failed; `place`: where else, if told',
  ],
} as const satisfies Record<CommandEvent['event'], readonly [fields: string, meaning: string]>;

export function contactLine(contact: Contact): ContactLine {
  return {
    address: contact.account,
    name: contact.friendlyName,
    status: contact.status,
    personalMessage: contact.personalMessage,
    lists: [...contact.lists],
    groups: contact.groupIds,
  };
}

function profileLine(profile: OwnProfile): ProfileLine {
  return {
    address: profile.account,
    name: profile.friendlyName,
    status: profile.status,
    personalMessage: profile.personalMessage,
    phones: profile.phones,
    others: profile.defaultPrivacy,
    notify: profile.notifyOnAdd,
  };
}

function addresses(people: readonly Participant[]): readonly string[] {
  return people.map(({ account }) => account);
}

/** Events that mean the same to everybody; those of requests and lines need to know who asked. */
export type PlainEvent = Exclude<
  MessengerEvent,
  {
    readonly type:
      | 'requestSettled'
      | 'lineChanged'
      | 'signedIn'
      | 'signInFailed'
      | 'log'
      | 'transferChanged'
      | 'objectFetched'
      | 'emoticonsAnnounced';
  }
>;

export function lineOf(event: PlainEvent): CommandEvent {
  switch (event.type) {
    case 'signInProgress':
      return { event: 'progress', stage: event.stage };
    case 'ownProfileChanged':
      return { event: 'profile', ...profileLine(event.profile) };
    case 'contactChanged':
      return contactChange(event);
    case 'contactRemoved':
      return { event: 'contactRemoved', address: event.account };
    case 'groupChanged':
      return { event: 'group', group: event.group.groupId, name: event.group.name };
    case 'groupRemoved':
      return { event: 'groupRemoved', group: event.groupId };
    case 'contactRequested':
      return {
        event: 'contactRequest',
        address: event.account,
        name: event.friendlyName,
        ...(event.invitation === undefined ? {} : { invitation: event.invitation }),
      };
    case 'offlineMessagesPossible':
      return { event: 'offlineMessages' };
    case 'offlineMessageReceived':
      return offlineMessage(event);
    case 'mailChanged':
      return { event: 'mail', inboxUnread: event.inboxUnread, foldersUnread: event.foldersUnread };
    case 'mailArrived': {
      const { fromName, fromAddress, subject } = event;
      return { event: 'mailArrived', fromName, fromAddress, subject };
    }
    case 'filesAskedAgain':
      return { event: 'fileAskedAgain', transfer: event.transferId, from: event.account };
    case 'serverClosing':
      return { event: 'serverClosing', minutes: event.minutes };
    case 'connectionLost': {
      const { code, message } = event.failure;
      return { event: 'connectionLost', code, message, retryInMilliseconds: event.retryInMilliseconds };
    }
    case 'reconnecting':
      return { event: 'reconnecting' };
    case 'signedOut': {
      const { reason, place } = event;
      const code = event.failure?.code;
      return {
        event: 'signedOut',
        reason,
        ...(code === undefined ? {} : { code }),
        ...(place === undefined ? {} : { place }),
      };
    }
    default:
      return conversationLine(event);
  }
}

function offlineMessage(
  event: Extract<PlainEvent, { readonly type: 'offlineMessageReceived' }>,
): CommandEvent {
  const { messageId: message, from, senderName: name, text, sentAt, lineId } = event;
  return {
    event: 'offlineMessage',
    message,
    from,
    name,
    text,
    sentAt: new Date(sentAt).toISOString(),
    ...(lineId === undefined ? {} : { id: lineId }),
  };
}

type ConversationEvent = Extract<PlainEvent, { readonly conversationId: string }>;

function conversationLine(event: ConversationEvent): CommandEvent {
  const conversation = event.conversationId;
  switch (event.type) {
    case 'conversationChanged':
      return {
        event: 'conversation',
        conversation,
        people: addresses(event.participants),
        group: event.isGroup,
      };
    case 'participantJoined': {
      const { account, friendlyName } = event.participant;
      return { event: 'joined', conversation, address: account, name: friendlyName };
    }
    case 'participantLeft':
      return { event: 'left', conversation, address: event.account, idle: event.idle };
    case 'textReceived': {
      const { from, senderName, text, format, lineId } = event;
      return {
        event: 'message',
        conversation,
        from,
        name: senderName,
        text,
        ...(format === undefined ? {} : { format }),
        ...(lineId === undefined ? {} : { id: lineId }),
      };
    }
    case 'nudgeReceived':
      return { event: 'nudge', conversation, from: event.from };
    case 'typingReceived':
      return { event: 'typing', conversation, from: event.from };
  }
}

function contactChange(event: Extract<PlainEvent, { readonly type: 'contactChanged' }>): CommandEvent {
  const { contact, wasStatus: was, initial } = event;
  if (contact.status === was) return { event: 'contact', ...contactLine(contact) };
  return { event: 'presence', ...contactLine(contact), was, initial };
}
