import type { MessengerRequest } from '@nudge/msnp-engine';
import type { PictureCommand } from './command-pictures.ts';
import type { CommandRequest } from './command-requests.ts';
import type { FileCommand } from './command-transfers.ts';

/** Requests that are one request of the engine. */
export type SimpleRequest = Exclude<
  CommandRequest,
  | FileCommand
  | PictureCommand
  | { readonly do: 'message' | 'leaveText' | 'nudge' | 'typing' | 'leave' | 'list' }
>;

/** The engine's request for one of the command line. */
export function simpleRequest(request: SimpleRequest, id: string): MessengerRequest {
  switch (request.do) {
    case 'invite':
      return { type: 'invite', id, conversationId: request.conversation, account: request.address };
    case 'status':
      return { type: 'setStatus', id, status: request.status };
    case 'displayName':
      return { type: 'setDisplayName', id, name: request.name };
    case 'personalMessage':
      return { type: 'setPersonalMessage', id, text: request.text };
    case 'phone':
      return { type: 'setPhone', id, kind: request.kind, number: request.number };
    case 'privacy':
      return { type: 'setDefaultPrivacy', id, privacy: request.others };
    case 'notifyOnAdd':
      return { type: 'setNotifyOnAdd', id, notifyOnAdd: request.notify };
    case 'reconnect':
      return { type: 'reconnectNow', id };
    case 'signOut':
      return { type: 'signOut', id };
    case 'addGroup':
      return { type: 'addGroup', id, name: request.name };
    case 'renameGroup':
      return { type: 'renameGroup', id, groupId: request.group, name: request.name };
    case 'removeGroup':
      return { type: 'removeGroup', id, groupId: request.group };
    default:
      return contactRequest(request, id);
  }
}

type ContactRequest = Extract<SimpleRequest, { readonly address: unknown }>;

function contactRequest(
  request: Exclude<ContactRequest, { readonly do: 'invite' }>,
  id: string,
): MessengerRequest {
  const { address: account } = request;
  switch (request.do) {
    case 'addContact':
      return {
        type: 'addContact',
        id,
        account,
        ...(request.group === undefined ? {} : { groupId: request.group }),
        ...(request.invitation === undefined ? {} : { invitation: { text: request.invitation } }),
      };
    case 'removeContact':
      return { type: 'removeContact', id, account, alsoBlock: request.block };
    case 'renameContact':
      return { type: 'renameContact', id, account, name: request.name };
    case 'answerRequest':
      return { type: 'answerContactRequest', id, account, answer: request.answer, addToList: request.add };
    case 'block':
      return { type: 'block', id, account };
    case 'unblock':
      return { type: 'unblock', id, account };
    case 'addToGroup':
      return { type: 'addToGroup', id, account, groupId: request.group };
    case 'removeFromGroup':
      return { type: 'removeFromGroup', id, account, groupId: request.group };
    case 'moveContact':
      return {
        type: 'moveContact',
        id,
        account,
        ...(request.from === undefined ? {} : { from: request.from }),
        ...(request.to === undefined ? {} : { to: request.to }),
      };
  }
}
