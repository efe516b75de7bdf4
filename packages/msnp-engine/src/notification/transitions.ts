/**
 * Life of a notification session as a table: which signal leads from which state to which. Everything that
 * changes the state goes through {@link nextNotificationState}; a signal that has no place in a state means
 * that the server broke the order of the protocol.
 */
export type NotificationState =
  /** A connection to a dispatch or notification server is being opened. */
  | 'connecting'
  /** VER is out. */
  | 'negotiating'
  /** CVR is out (MSNP8 on). */
  | 'identifying'
  /** INF is out (up to MSNP7). */
  | 'choosingScheme'
  /** USR I is out. */
  | 'presentingAccount'
  /** Passport is being asked for a ticket. */
  | 'fetchingTicket'
  /** USR S is out. */
  | 'presentingProof'
  /** SYN is out, the list is arriving. */
  | 'synchronizing'
  /** The first CHG is out. */
  | 'settingStatus'
  | 'signedIn'
  | 'closed';

export type NotificationSignal =
  | 'opened'
  | 'passportAgreed'
  | 'md5Agreed'
  | 'identified'
  | 'schemeChosen'
  | 'passportChallenged'
  | 'md5Challenged'
  | 'ticketArrived'
  | 'accepted'
  | 'listCompleted'
  | 'statusSet'
  /** To another server, or to this one again with older dialects. */
  | 'referred'
  | 'ended';

type Row = Partial<Record<NotificationSignal, NotificationState>>;

export const NOTIFICATION_TRANSITIONS = {
  connecting: { opened: 'negotiating', referred: 'connecting', ended: 'closed' },
  negotiating: {
    passportAgreed: 'identifying',
    md5Agreed: 'choosingScheme',
    referred: 'connecting',
    ended: 'closed',
  },
  identifying: { identified: 'presentingAccount', referred: 'connecting', ended: 'closed' },
  choosingScheme: { schemeChosen: 'presentingAccount', referred: 'connecting', ended: 'closed' },
  presentingAccount: {
    passportChallenged: 'fetchingTicket',
    md5Challenged: 'presentingProof',
    referred: 'connecting',
    ended: 'closed',
  },
  fetchingTicket: { ticketArrived: 'presentingProof', ended: 'closed' },
  presentingProof: { accepted: 'synchronizing', referred: 'connecting', ended: 'closed' },
  synchronizing: { listCompleted: 'settingStatus', ended: 'closed' },
  settingStatus: { statusSet: 'signedIn', ended: 'closed' },
  signedIn: { ended: 'closed' },
  closed: {},
} as const satisfies Record<NotificationState, Row>;

/** The state after a signal; undefined when the signal has no place in this state. */
export function nextNotificationState(
  state: NotificationState,
  signal: NotificationSignal,
): NotificationState | undefined {
  const row: Row = NOTIFICATION_TRANSITIONS[state];
  return row[signal];
}
