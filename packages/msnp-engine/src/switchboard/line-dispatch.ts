/**
 * Gets what waits in a conversation on its way: asks for a switchboard when there is something to send and none
 * to send it on, calls people in, and sends once they are there.
 */
import type { AccountName, ProtocolVersion } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { Contact, MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import type { SwitchboardInvitation } from '../notification/session-core.ts';
import { type Refusal, refusalReason, refusedInvitation, SLOW_DOWN_ERRORS } from './call-refusals.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { Conversation } from './conversation.ts';
import { bodiesOfLine } from './outgoing-messages.ts';
import type { PeerTraffic } from './peer-traffic.ts';
import type { PoolHost, SwitchboardPool } from './switchboard-pool.ts';
import type { SwitchboardSession } from './switchboard-session.ts';
import type { SwitchboardRole } from './switchboard-output.ts';

/** Tries to open a switchboard before what waits is given up. */
export const OPEN_ATTEMPTS_MAX = 3;
/** Pause after the server asked us to slow down, in milliseconds. */
export const SLOW_DOWN_PAUSE = 8_000;

/**
 * After a lost line the others may come back later than we do: for so long they are called again before what
 * waits is given up, with a pause in between, both in milliseconds.
 */
export const RETURN_GRACE = 75_000;
export const RETURN_PAUSE = 5_000;

/** What conversations need of the messenger around them. */
export interface ConversationHost extends PoolHost {
  readonly environment: MessengerEnvironment;
  /** The account and dialect of the session, also while its line is lost. */
  readonly own: { readonly account: AccountName; readonly version: ProtocolVersion } | undefined;
  /** Whether a switchboard can be asked for now. */
  readonly isSignedIn: boolean;
  contact(account: AccountName): Contact | undefined;
  requestSwitchboard(token: number, now: number): void;
  tell(event: MessengerEvent): void;
  /** Makes an emoticon one that others can fetch; its descriptor, or undefined where the dialect has none. */
  publishEmoticon(data: Uint8Array): string | undefined;
}

export interface DispatchSurroundings {
  readonly pool: SwitchboardPool;
  readonly traffic: PeerTraffic;
}

export class LineDispatch {
  readonly #host: ConversationHost;
  readonly #book: ConversationBook;
  readonly #pool: SwitchboardPool;
  readonly #traffic: PeerTraffic;
  /** Who waits for which switchboard. */
  readonly #tokens = new Map<number, Conversation>();
  #nextToken = 1;

  constructor(host: ConversationHost, book: ConversationBook, around: DispatchSurroundings) {
    this.#host = host;
    this.#book = book;
    this.#pool = around.pool;
    this.#traffic = around.traffic;
  }

  /** Does what is due next for what waits: ask for a switchboard, call people in, or send. */
  pump(conversation: Conversation, now: number): void {
    if (!conversation.wantsSwitchboard) return this.leaveWhenDone(conversation, now);
    const usable = conversation.usableSession();
    const coming = conversation.comingSession();
    if (usable !== undefined) {
      this.#callInvited(conversation, usable, now);
      if (!this.#isStillCallingMembers(conversation, usable)) this.#flush(conversation, usable, now);
    } else if (coming === undefined) {
      this.#askForSwitchboard(conversation, now);
    } else if (coming.state === 'ready' && !coming.isCalling()) {
      this.#callMembers(conversation, coming, now);
    }
  }

  /** A switchboard asked for is there. */
  switchboardGranted(token: number, invitation: SwitchboardInvitation, now: number): void {
    const conversation = this.#takeToken(token);
    if (conversation === undefined || !conversation.wantsSwitchboard) return;
    const session = this.enter({ kind: 'caller', cookie: invitation.cookie }, invitation, now);
    if (session === undefined) this.fail(conversation, { reason: 'serverError' }, now);
    else this.#book.attach(conversation, session);
  }

  /** A switchboard asked for cannot be had. A lost line only delays: what waits goes out after it. */
  switchboardRefused(
    token: number,
    refused: { readonly reason: 'refused' | 'timedOut' | 'lineLost'; readonly serverCode?: number },
    now: number,
  ): void {
    const conversation = this.#takeToken(token);
    if (conversation === undefined || refused.reason === 'lineLost') return;
    const { reason, serverCode } = refused;
    const isPassing = serverCode !== undefined && SLOW_DOWN_ERRORS.has(serverCode);
    if (isPassing && conversation.openAttempts < OPEN_ATTEMPTS_MAX) {
      conversation.opening = { kind: 'pausing', until: now + SLOW_DOWN_PAUSE };
    } else {
      const why = reason === 'timedOut' ? reason : refusalReason(serverCode);
      this.fail(conversation, { reason: why, serverCode }, now);
    }
  }

  /** The session stands: what waited can go out. */
  resume(conversation: Conversation, isReturn: boolean, now: number): void {
    conversation.openAttempts = 0;
    if (isReturn && conversation.outbox.hasWaiting) conversation.graceUntil = now + RETURN_GRACE;
    this.pump(conversation, now);
  }

  /** Nobody came: what waits is given up, unless they may just not be back yet. */
  nobodyCame(conversation: Conversation, refusal: Refusal, now: number): void {
    const { graceUntil } = conversation;
    if (refusal.reason !== 'notOnline' || graceUntil === undefined || now >= graceUntil) {
      return this.fail(conversation, refusal, now);
    }
    conversation.openAttempts = 0;
    conversation.opening = { kind: 'pausing', until: now + RETURN_PAUSE };
  }

  /** Gives up what waits in a conversation. */
  fail(conversation: Conversation, refusal: Refusal, now: number): void {
    conversation.openAttempts = 0;
    this.#settleInvitations(conversation, refusedInvitation(refusal));
    conversation.outbox.failWaiting(refusal);
    if (conversation.principal !== undefined) this.#traffic.refused(conversation.principal, refusal.reason);
    this.leaveWhenDone(conversation, now);
  }

  /** Enters a switchboard; undefined when nobody is signed in, or there are too many. */
  enter(
    role: SwitchboardRole,
    invitation: SwitchboardInvitation,
    now: number,
  ): SwitchboardSession | undefined {
    const { own } = this.#host;
    return own === undefined ? undefined : this.#pool.open({ ...own, role }, invitation.address, now);
  }

  /** Nobody is signed in any more: what waits ends here. */
  giveUpAll(now: number): void {
    this.#tokens.clear();
    const outcome = { ok: false, code: 'notSignedIn', message: 'Signed out' } as const;
    for (const conversation of this.#book.all) {
      conversation.opening = { kind: 'none' };
      this.#settleInvitations(conversation, outcome);
      conversation.outbox.failWaiting({ reason: 'left' });
      this.leaveWhenDone(conversation, now);
    }
  }

  /** Somebody called by request has come, or has not. */
  settleInvitation(conversation: Conversation, account: AccountName, outcome: RequestOutcome): void {
    const invitation = conversation.invitations.find((each) => each.account === account);
    if (invitation === undefined) return;
    conversation.invitations = conversation.invitations.filter((each) => each !== invitation);
    this.#host.tell({ type: 'requestSettled', id: invitation.requestId, outcome });
  }

  /** A conversation that is being left goes once nothing of it is on its way. */
  leaveWhenDone(conversation: Conversation, now: number): void {
    if (!conversation.isLeaving || !conversation.outbox.isEmpty) return;
    for (const session of conversation.sessions) this.#pool.act(session, (each) => each.leave(), now);
    this.#book.forget(conversation);
  }

  expire(now: number): void {
    for (const conversation of this.#book.all) {
      if (conversation.opening.kind !== 'pausing' || conversation.opening.until > now) continue;
      conversation.opening = { kind: 'none' };
      this.pump(conversation, now);
    }
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const { opening } of this.#book.all) {
      if (opening.kind === 'pausing') soonest = earliest(soonest, opening.until);
    }
    return soonest;
  }

  #askForSwitchboard(conversation: Conversation, now: number): void {
    if (conversation.opening.kind !== 'none' || !this.#host.isSignedIn) return;
    const token = this.#nextToken++;
    this.#tokens.set(token, conversation);
    conversation.opening = { kind: 'requested', token };
    conversation.openAttempts++;
    this.#host.requestSwitchboard(token, now);
  }

  #takeToken(token: number): Conversation | undefined {
    const conversation = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (conversation !== undefined) conversation.opening = { kind: 'none' };
    return conversation;
  }

  #callMembers(conversation: Conversation, session: SwitchboardSession, now: number): void {
    for (const account of conversation.members.keys()) {
      if (!session.participants.has(account)) this.#pool.act(session, (each) => each.call(account, now), now);
    }
    // Those who were two are two again before it becomes a group, so that it is the same conversation for both.
    const isSecond = conversation.sessions.some(({ isForTwoOnly }) => isForTwoOnly);
    if (!isSecond) this.#callInvited(conversation, session, now);
  }

  #callInvited(conversation: Conversation, session: SwitchboardSession, now: number): void {
    for (const { account } of conversation.invitations) {
      if (session.participants.has(account) || session.isCalling(account)) continue;
      this.#pool.act(session, (each) => each.call(account, now), now);
    }
  }

  #isStillCallingMembers(conversation: Conversation, session: SwitchboardSession): boolean {
    return [...conversation.members.keys()].some((account) => session.isCalling(account));
  }

  #flush(conversation: Conversation, session: SwitchboardSession, now: number): void {
    conversation.openAttempts = 0;
    conversation.graceUntil = undefined;
    this.#book.attach(conversation, session);
    const present = [...session.participants.values()].map((each) => this.#book.withCapabilities(each));
    for (const line of conversation.outbox.takeWaiting()) {
      const bodies = bodiesOfLine(line, present, this.#host.environment.createId);
      conversation.outbox.sent(line.lineId, bodies.length);
      for (const body of bodies) this.#pool.act(session, (each) => each.send(body, line.lineId, now), now);
    }
  }

  #settleInvitations(conversation: Conversation, outcome: RequestOutcome): void {
    const { invitations } = conversation;
    conversation.invitations = [];
    for (const { requestId } of invitations) {
      this.#host.tell({ type: 'requestSettled', id: requestId, outcome });
    }
  }
}
