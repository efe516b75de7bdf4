/** What of a line the logs of MSN Messenger have no place for stands in attributes of a namespace of ours. */
export const NUDGE_NAMESPACE = 'urn:nudge:history';

/** The names of those attributes, with their prefix. */
export const OURS = {
  account: 'nudge:Account',
  conversation: 'nudge:Conversation',
  address: 'nudge:Address',
  kind: 'nudge:Kind',
  isOwn: 'nudge:Own',
  state: 'nudge:State',
  reason: 'nudge:Reason',
  file: 'nudge:File',
} as const;
