/** Which part of the messenger a request is for. */
import type { MessengerRequest } from './messenger-requests.ts';
import type { ProfileRequest } from './notification/profile-plans.ts';
import type { OfflineRequest } from './offline/offline-requests.ts';
import type { ConversationRequest } from './switchboard/conversation-requests.ts';
import type { ExchangeRequest } from './transfer/transfer-requests.ts';

export type SessionRequest = Extract<
  MessengerRequest,
  { readonly type: 'signIn' | 'signOut' | 'reconnectNow' | 'checkLine' }
>;

/** Requests that the notification server answers. */
export type ServerRequest = Exclude<
  MessengerRequest,
  SessionRequest | ConversationRequest | ExchangeRequest | OfflineRequest
>;

const SESSION_TYPES = {
  signIn: true,
  signOut: true,
  reconnectNow: true,
  checkLine: true,
} as const satisfies Record<SessionRequest['type'], true>;

const CONVERSATION_TYPES = {
  openConversation: true,
  leaveConversation: true,
  sendText: true,
  sendNudge: true,
  sendTyping: true,
  invite: true,
} as const satisfies Record<ConversationRequest['type'], true>;

const EXCHANGE_TYPES = {
  sendFiles: true,
  acceptTransfer: true,
  declineTransfer: true,
  cancelTransfer: true,
  askForFilesAgain: true,
  setTransferOptions: true,
  setDisplayPicture: true,
  fetchObject: true,
} as const satisfies Record<ExchangeRequest['type'], true>;

const OFFLINE_TYPES = {
  leaveText: true,
  offlineMessagesTaken: true,
} as const satisfies Record<OfflineRequest['type'], true>;

const PROFILE_TYPES = {
  setStatus: true,
  setDisplayName: true,
  setPersonalMessage: true,
  setPhone: true,
  setDefaultPrivacy: true,
  setNotifyOnAdd: true,
} as const satisfies Record<ProfileRequest['type'], true>;

export function isSessionRequest(request: MessengerRequest): request is SessionRequest {
  return request.type in SESSION_TYPES;
}

export function isConversationRequest(request: MessengerRequest): request is ConversationRequest {
  return request.type in CONVERSATION_TYPES;
}

export function isExchangeRequest(request: MessengerRequest): request is ExchangeRequest {
  return request.type in EXCHANGE_TYPES;
}

export function isOfflineRequest(request: MessengerRequest): request is OfflineRequest {
  return request.type in OFFLINE_TYPES;
}

export function isProfileRequest(request: MessengerRequest): request is ProfileRequest {
  return request.type in PROFILE_TYPES;
}
