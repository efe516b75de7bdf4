/** Life of one switchboard connection as a table; the same rules as for the notification session. */
export type SwitchboardState =
  /** The connection is being opened. */
  | 'connecting'
  /** USR or ANS is out; those already there are being named. */
  | 'authenticating'
  /** In: people may be called, messages sent. */
  | 'ready'
  | 'closed';

export type SwitchboardSignal = 'opened' | 'admitted' | 'ended';

type Row = Partial<Record<SwitchboardSignal, SwitchboardState>>;

export const SWITCHBOARD_TRANSITIONS = {
  connecting: { opened: 'authenticating', ended: 'closed' },
  authenticating: { admitted: 'ready', ended: 'closed' },
  ready: { ended: 'closed' },
  closed: {},
} as const satisfies Record<SwitchboardState, Row>;

/** The state after a signal; undefined when the signal has no place in this state. */
export function nextSwitchboardState(
  state: SwitchboardState,
  signal: SwitchboardSignal,
): SwitchboardState | undefined {
  const row: Row = SWITCHBOARD_TRANSITIONS[state];
  return row[signal];
}
