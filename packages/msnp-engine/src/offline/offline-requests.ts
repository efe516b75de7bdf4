import type { MessengerRequest } from '../messenger-requests.ts';

/** Requests about messages that a server keeps for somebody who is offline. */
export type OfflineRequest = Extract<
  MessengerRequest,
  { readonly type: 'leaveText' | 'offlineMessagesTaken' }
>;
