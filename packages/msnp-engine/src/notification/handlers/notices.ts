/** Messages of the notification server itself: mail, shutdown, another sign-in. Others need no action. */
import {
  decodeNotificationMessage,
  type NotificationMessage,
  type ServerNotificationCommand,
} from '@nudge/msnp-codec';
import type { MessengerEvent } from '../../messenger-events.ts';
import { invitationArrived } from './contact-list.ts';
import type { SessionCore } from '../session-core.ts';

type MsgCommand = Extract<ServerNotificationCommand, { readonly verb: 'MSG' }>;

export function messageArrived(session: SessionCore, command: MsgCommand): void {
  const message = decodeNotificationMessage(command.body);
  if (message.kind === 'signedInElsewhere') session.otherPlace = message.place;
  if (message.kind === 'profile') session.clientAddress = readAddress(message.fields.get('clientip'));
  if (message.kind === 'invitationWords') invitationArrived(session, message.from, message.text);
  if (message.kind === 'mailData' || message.kind === 'offlineMessages') {
    const { kind, data, tooLarge } = message;
    session.output({ kind: 'offlineNotice', notice: { data, tooLarge, isInitial: kind === 'mailData' } });
  }
  const event = eventOf(message);
  if (event !== undefined) session.tell(event);
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function readAddress(text: string | undefined): string | undefined {
  return text !== undefined && IPV4.test(text) ? text : undefined;
}

function eventOf(message: NotificationMessage): MessengerEvent | undefined {
  switch (message.kind) {
    case 'initialMail': {
      const { inboxUnread, foldersUnread } = message;
      return { type: 'mailChanged', inboxUnread, foldersUnread };
    }
    case 'mailData': {
      const { counts } = message.data;
      if (counts === undefined) return undefined;
      return { type: 'mailChanged', inboxUnread: counts.inboxUnread, foldersUnread: counts.othersUnread };
    }
    case 'newMail': {
      const { from, fromAddress, subject } = message;
      return { type: 'mailArrived', fromName: from, fromAddress, subject };
    }
    case 'system':
      return { type: 'serverClosing', minutes: message.minutes };
    default:
      return undefined;
  }
}
