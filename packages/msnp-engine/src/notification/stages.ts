import type { SignInStage } from '../messenger-events.ts';
import type { NotificationState } from './transitions.ts';

/** What the user is told while a session is in this state. */
export const STAGES = {
  connecting: 'connecting',
  negotiating: 'checkingVersion',
  identifying: 'checkingVersion',
  choosingScheme: 'checkingVersion',
  presentingAccount: 'authenticating',
  fetchingTicket: 'authenticating',
  presentingProof: 'authenticating',
  synchronizing: 'loadingContactList',
  settingStatus: 'loadingContactList',
  signedIn: 'signedIn',
  closed: 'signedIn',
} as const satisfies Record<NotificationState, SignInStage | 'signedIn'>;

/** Longest silence in each state before the sign-in is given up, in milliseconds. */
export const STATE_TIMEOUTS = {
  connecting: 20_000,
  negotiating: 20_000,
  identifying: 20_000,
  choosingScheme: 20_000,
  presentingAccount: 20_000,
  fetchingTicket: 30_000,
  presentingProof: 30_000,
  synchronizing: 30_000,
  settingStatus: 30_000,
  signedIn: undefined,
  closed: undefined,
} as const satisfies Record<NotificationState, number | undefined>;
