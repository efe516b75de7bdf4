/** What the core tells the fronts. Plain values; a front turns them into the commands of its dialect. */
import type { AccountName, PersonalData, PresenceStatus, SignInPlace } from '@nudge/msnp-codec';
import type { WaitingMessage } from '../store/offline-message-store.ts';

/** How a person shows to somebody who may see them. */
export interface VisiblePresence {
  readonly address: AccountName;
  readonly friendlyName: string;
  readonly status: PresenceStatus;
  readonly capabilities: number;
  /** MSNObject as XML text. */
  readonly msnObject?: string;
}

/**
 * Something happened to a principal whom the receiver watches. One object goes to all watchers, so that a
 * front can encode it once for each dialect.
 */
export type PrincipalEvent =
  | { readonly kind: 'presence'; readonly presence: VisiblePresence }
  | { readonly kind: 'offline'; readonly address: AccountName }
  | { readonly kind: 'personalData'; readonly address: AccountName; readonly data: PersonalData }
  | {
      readonly kind: 'property';
      readonly address: AccountName;
      readonly property: string;
      readonly value?: string;
    };

/** Somebody calls the receiver into a switchboard. */
export interface Ring {
  readonly sessionId: string;
  readonly cookie: string;
  readonly caller: AccountName;
  readonly callerName: string;
}

export type SessionEnd =
  /** `place`: where the session is that displaced this one. */
  { readonly kind: 'signedInElsewhere'; readonly place: SignInPlace } | { readonly kind: 'accountDeleted' };

/** A signed-in notification connection, as the core sees it. */
export interface SessionEvents {
  /** Where it comes from; the address always, the rest as far as the client has said it. */
  readonly place: SignInPlace;
  principalChanged(event: PrincipalEvent): void;
  addedBy(address: AccountName, friendlyName: string): void;
  /** Somebody who waits for this account's answer wrote to it. */
  invitedBy(address: AccountName, text: string): void;
  /** What was left while nobody was signed in, once after the first status; from then on each by itself. */
  messagesWaiting(messages: readonly WaitingMessage[]): void;
  messageLeft(message: WaitingMessage): void;
  /** So many of them were taken away, as this account asked. */
  messagesRemoved(count: number): void;
  removedBy(address: AccountName): void;
  rung(ring: Ring): void;
  ended(reason: SessionEnd): void;
}
