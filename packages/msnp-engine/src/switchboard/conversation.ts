/**
 * What stays of a conversation while switchboards come and go: who belongs to it, which lines are on their way,
 * and how far the next switchboard is.
 */
import type { AccountName } from '@nudge/msnp-codec';
import type { Participant } from '../messenger-events.ts';
import type { ConversationId } from '../messenger-requests.ts';
import type { LineChange } from './outbox.ts';
import { Outbox } from './outbox.ts';
import { RateLimit } from './rate-limit.ts';
import type { SwitchboardSession } from './switchboard-session.ts';

/** Nudges, and typing notices, told per second and conversation; the rest is dropped. */
export const RECEIVED_SIGNALS_PER_SECOND = 20;

/** How far the next switchboard is. */
export type Opening =
  | { readonly kind: 'none' }
  /** Asked for with this token. */
  | { readonly kind: 'requested'; readonly token: number }
  /** The server wants us to slow down: asked for again at this time. */
  | { readonly kind: 'pausing'; readonly until: number };

/** Somebody to be called in by request. */
export interface PendingInvitation {
  readonly requestId: string;
  readonly account: AccountName;
}

export class Conversation {
  readonly id: ConversationId;
  /** The other person of a direct conversation; undefined once it is a group. */
  principal: AccountName | undefined;
  /** Who belongs to it, in or not: those who are called when a switchboard is opened. */
  readonly members = new Map<AccountName, Participant>();
  /** Who was in the group and left, perhaps only with a broken line: called together again, it is the same group. */
  readonly former = new Set<AccountName>();
  readonly outbox: Outbox;
  /** Switchboards that serve it, the one used last first. */
  sessions: readonly SwitchboardSession[] = [];
  opening: Opening = { kind: 'none' };
  /** Until then people who were lost together with us may still come back, and are called again. */
  graceUntil: number | undefined;
  /** Tries to open a switchboard since one last worked. */
  openAttempts = 0;
  invitations: readonly PendingInvitation[] = [];
  /** The window is closed; it goes as soon as nothing is on its way. */
  isLeaving = false;
  /** Something was said, or the application opened it: it is kept when its switchboard ends. */
  isWorthKeeping = false;
  /** Files or objects are exchanged with the other person of a direct conversation. */
  isWantedByPrograms = false;
  typingSentAt: number | undefined;
  nudgeSentAt: number | undefined;
  readonly nudges = new RateLimit(RECEIVED_SIGNALS_PER_SECOND);
  readonly typings = new RateLimit(RECEIVED_SIGNALS_PER_SECOND);

  constructor(id: ConversationId, tellLine: (change: LineChange) => void) {
    this.id = id;
    this.outbox = new Outbox(tellLine);
  }

  get isGroup(): boolean {
    return this.principal === undefined;
  }

  /** The switchboard to send on: the one used last that somebody else is in. */
  usableSession(): SwitchboardSession | undefined {
    return this.sessions.find((session) => session.isUsable && !session.isForTwoOnly);
  }

  /** A switchboard on its way, or in while people are being called. */
  comingSession(): SwitchboardSession | undefined {
    return this.sessions.find((session) => session.isAlive && !session.isForTwoOnly);
  }

  isPresent(account: AccountName): boolean {
    return this.sessions.some((session) => session.participants.has(account));
  }

  attach(session: SwitchboardSession): void {
    this.sessions = [session, ...this.sessions.filter((other) => other !== session)];
  }

  detach(session: SwitchboardSession): void {
    this.sessions = this.sessions.filter((other) => other !== session);
  }

  hasExactly(accounts: Iterable<AccountName>): boolean {
    const others = new Set(accounts);
    return others.size === this.members.size && [...others].every((account) => this.members.has(account));
  }

  /** Whether these are its members and others who were in it before. */
  hasAmongOthers(accounts: Iterable<AccountName>): boolean {
    const others = new Set(accounts);
    return (
      [...this.members.keys()].every((account) => others.has(account)) &&
      [...others].every((account) => this.members.has(account) || this.former.has(account))
    );
  }

  /** Whether there is a reason to have a switchboard. */
  get wantsSwitchboard(): boolean {
    return this.outbox.hasWaiting || this.invitations.length > 0 || this.isWantedByPrograms;
  }
}
