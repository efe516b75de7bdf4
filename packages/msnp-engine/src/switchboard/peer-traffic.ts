/** What conversations hand on to whatever else two clients have to say to one another. */
import type { AccountName, SwitchboardMessage } from '@nudge/msnp-codec';
import type { LineFailureReason } from '../messenger-events.ts';
import type { SwitchboardSession } from './switchboard-session.ts';

/** A message that is for a program, not for a person. */
export type PeerMessage = Extract<SwitchboardMessage, { readonly kind: 'p2p' | 'invitation' | 'askAgain' }>;

export interface PeerTraffic {
  /** From somebody who is in the switchboard and is not blocked. */
  arrived(from: AccountName, message: PeerMessage, now: number): void;
  /** Whether files or objects go through a switchboard. */
  uses(session: SwitchboardSession): boolean;
  /** A switchboard has come, gone, or got other people in it. */
  switchboardsChanged(): void;
  /** No switchboard with this person can be had. */
  refused(account: AccountName, reason: LineFailureReason): void;
  /** A client has said what it can do. */
  announced(account: AccountName): void;
}
