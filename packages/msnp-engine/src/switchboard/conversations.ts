/**
 * Joins conversations and switchboards: which conversation a switchboard serves, who comes and goes, and what
 * their messages become. When a switchboard dies, what was sent is settled by its session and what still waits
 * asks for the next one.
 */
import { type AccountName, parseAccountName } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { SwitchboardInvitation } from '../notification/session-core.ts';
import { type Refusal, refusalReason, refusedInvitation } from './call-refusals.ts';
import { Announcements } from './announcements.ts';
import { ConversationBook } from './conversation-book.ts';
import type { Conversation } from './conversation.ts';
import { IncomingMessages } from './incoming-messages.ts';
import { type ConversationHost, LineDispatch, OPEN_ATTEMPTS_MAX } from './line-dispatch.ts';
import { clientAnnouncement } from './outgoing-messages.ts';
import type { PeerMessage, PeerTraffic } from './peer-traffic.ts';
import { type SwitchboardNews, SwitchboardPool } from './switchboard-pool.ts';
import type { SwitchboardSession } from './switchboard-session.ts';
import type { CallResult } from './switchboard-output.ts';

type NewsOf<Kind extends SwitchboardNews['kind']> = Extract<SwitchboardNews, { readonly kind: Kind }>;

/** Somebody's call, as the notification server hands it on. */
export interface Ringing {
  readonly invitation: SwitchboardInvitation;
  readonly sessionId: string;
  readonly account: string;
}

export class Conversations {
  readonly host: ConversationHost;
  readonly book: ConversationBook;
  readonly pool: SwitchboardPool;
  readonly dispatch: LineDispatch;
  readonly announcements = new Announcements();
  readonly traffic: PeerTraffic;
  readonly #incoming: IncomingMessages;

  constructor(host: ConversationHost, traffic: PeerTraffic) {
    this.host = host;
    this.traffic = traffic;
    this.book = new ConversationBook({
      createId: host.environment.createId,
      contact: (account) => host.contact(account),
      features: (account) => this.announcements.featuresOf(account),
      tell: (event) => host.tell(event),
    });
    this.pool = new SwitchboardPool(host, (session, news, now) => this.#handleNews(session, news, now));
    this.dispatch = new LineDispatch(host, this.book, { pool: this.pool, traffic });
    this.#incoming = new IncomingMessages((event) => host.tell(event));
  }

  /** Somebody calls: their switchboard is joined, and turns out to be some conversation's once we are in. */
  rung({ invitation, sessionId, account }: Ringing, now: number): void {
    const caller = parseAccountName(account);
    if (caller === undefined || this.host.contact(caller)?.lists.has('block')) return;
    const role = { kind: 'called', cookie: invitation.cookie, sessionId } as const;
    if (this.dispatch.enter(role, invitation, now) === undefined) {
      this.host.tell({
        type: 'log',
        level: 'warn',
        message: 'Too many switchboards; a call is not answered',
      });
    }
  }

  /** The session stands, perhaps again: what waited can go out. */
  signedIn(isReturn: boolean, now: number): void {
    for (const conversation of this.book.all) this.dispatch.resume(conversation, isReturn, now);
  }

  /** Nobody is signed in any more: every switchboard is left, and nothing stays on its way. */
  signedOut(now: number): void {
    this.dispatch.giveUpAll(now);
    for (const session of this.pool.sessions) this.pool.act(session, (each) => each.leaveAtOnce(), now);
  }

  /** Another account signs in: nothing of the one before stays. */
  clear(): void {
    this.book.clear();
    this.announcements.clear();
  }

  /** We blocked somebody: talking with them alone ends. */
  blocked(account: AccountName, now: number): void {
    for (const session of this.book.direct(account)?.sessions ?? []) {
      this.pool.act(session, (each) => each.leave(), now);
    }
  }

  expire(now: number): void {
    this.pool.expire(now);
    this.dispatch.expire(now);
  }

  deadline(): number | undefined {
    return earliest(this.pool.deadline(), this.dispatch.deadline());
  }

  #handleNews(session: SwitchboardSession, news: SwitchboardNews, now: number): void {
    switch (news.kind) {
      case 'message':
        return this.#messageArrived(session, news, now);
      case 'messageSettled':
        return this.#messageSettled(session, news, now);
      case 'carriedSettled':
        return news.message.settled(news.result, now);
      default:
        this.#handleComings(session, news, now);
        this.traffic.switchboardsChanged();
    }
  }

  /** Who is where has changed. */
  #handleComings(
    session: SwitchboardSession,
    news: NewsOf<'ready' | 'joined' | 'left' | 'callSettled' | 'ended'>,
    now: number,
  ): void {
    switch (news.kind) {
      case 'ready':
        return this.#admitted(session, now);
      case 'joined':
        return this.#joined(session, news.participant.account, now);
      case 'left':
        return this.#left(session, news, now);
      case 'callSettled':
        return this.#callSettled(session, news, now);
      case 'ended':
        return this.#ended(session, news, now);
    }
  }

  #admitted(session: SwitchboardSession, now: number): void {
    if (session.role === 'called') {
      if (session.participants.size === 0) return this.pool.act(session, (each) => each.leave(), now);
      this.#announceClient(session, now);
      this.#conversationOf(session);
    }
    const conversation = this.book.servedBy(session);
    if (conversation !== undefined) this.dispatch.pump(conversation, now);
  }

  /** The conversation a switchboard serves; one we were called into is joined to that of the people in it. */
  #conversationOf(session: SwitchboardSession): Conversation | undefined {
    const served = this.book.servedBy(session);
    if (served !== undefined) return served;
    const participants = [...session.participants.values()];
    const [first] = participants;
    if (first === undefined) return undefined;
    const conversation =
      participants.length === 1 ? this.book.openDirect(first.account) : this.book.openGroup(participants);
    this.#attach(conversation, session);
    return conversation;
  }

  #attach(conversation: Conversation, session: SwitchboardSession): void {
    for (const participant of session.participants.values()) {
      this.book.admit(conversation, participant, conversation.isPresent(participant.account));
    }
    this.book.attach(conversation, session);
  }

  #joined(session: SwitchboardSession, account: AccountName, now: number): void {
    this.#announceClient(session, now);
    const present = [...session.participants.keys()];
    const conversation = this.book.servedBy(session) ?? this.#conversationOf(session);
    if (conversation === undefined) return;
    // A switchboard of our own is for the conversation that asked for it, whoever comes in first.
    const mayBelongElsewhere = session.role === 'called' && present.length > 1 && !session.hasTraffic;
    const group = mayBelongElsewhere ? this.book.findGroup(present) : undefined;
    if (group !== undefined && group !== conversation) {
      this.book.detach(conversation, session);
      this.#attach(group, session);
      this.dispatch.pump(conversation, now);
      return this.dispatch.pump(group, now);
    }
    const participant = session.participants.get(account);
    const others = conversation.sessions.filter((each) => each !== session);
    const wasPresent = others.some((each) => each.participants.has(account));
    const wasGroup = conversation.isGroup;
    if (participant !== undefined) this.book.admit(conversation, participant, wasPresent);
    if (conversation.isGroup && !wasGroup) {
      // What is said in the other switchboards is said to one person alone, and no longer belongs here.
      for (const other of others) this.#leaveToPrograms(conversation, other);
    }
    this.dispatch.pump(conversation, now);
  }

  /** What programs still use is from now on that of a conversation that nobody sees. */
  #leaveToPrograms(conversation: Conversation, session: SwitchboardSession): void {
    this.book.detach(conversation, session);
    const [account] = session.participants.keys();
    if (account !== undefined && this.traffic.uses(session)) {
      this.book.attach(this.book.openDirect(account), session);
    }
  }

  #left(session: SwitchboardSession, news: NewsOf<'left'>, now: number): void {
    const { account, idle } = news;
    const conversation = this.book.servedBy(session);
    if (conversation !== undefined && !conversation.isPresent(account)) {
      this.book.dismiss(conversation, account, idle);
    }
    if (session.participants.size === 0 && !session.isCalling()) {
      this.pool.act(session, (each) => each.leave(), now);
    }
  }

  #messageArrived(session: SwitchboardSession, news: NewsOf<'message'>, now: number): void {
    const { from, friendlyName, body } = news;
    const message = this.#incoming.decode(session, from, { body, now });
    const conversation = this.#conversationOf(session);
    if (message === undefined || conversation === undefined) return;
    if (message.kind === 'p2p' || message.kind === 'invitation' || message.kind === 'askAgain') {
      return this.#programSpoke(session, { from, message }, now);
    }
    if (message.kind === 'clientCapabilities') return this.#announced(from, message.nudgeFeatures ?? []);
    if (message.kind === 'text' || message.kind === 'nudge') {
      conversation.isWorthKeeping = true;
      session.hasTraffic = true;
      this.book.attach(conversation, session);
      if (conversation.isLeaving) this.book.keep(conversation);
    }
    this.#incoming.arrived(message, { conversation, from, friendlyName }, now);
  }

  /** Only who is there speaks, and nobody who is blocked is listened to. */
  #programSpoke(
    session: SwitchboardSession,
    { from, message }: { readonly from: AccountName; readonly message: PeerMessage },
    now: number,
  ): void {
    const isBlocked = this.host.contact(from)?.lists.has('block') === true;
    if (!isBlocked && session.participants.has(from)) this.traffic.arrived(from, message, now);
  }

  #announced(from: AccountName, features: readonly string[]): void {
    if (this.announcements.heard(from, features)) this.book.announced(from);
    this.traffic.announced(from);
  }

  #callSettled(session: SwitchboardSession, news: NewsOf<'callSettled'>, now: number): void {
    const { account, result } = news;
    const conversation = this.book.servedBy(session);
    if (conversation === undefined || result.kind === 'lost') return;
    if (result.kind === 'joined') {
      const outcome = { ok: true, conversationId: conversation.id } as const;
      this.dispatch.settleInvitation(conversation, account, outcome);
      return this.dispatch.pump(conversation, now);
    }
    const refusal = refusalOf(result);
    this.dispatch.settleInvitation(conversation, account, refusedInvitation(refusal));
    if (session.isCalling()) return;
    if (session.participants.size > 0) return this.dispatch.pump(conversation, now);
    this.pool.act(session, (each) => each.leave(), now);
    this.dispatch.nobodyCame(conversation, refusal, now);
  }

  /** A switchboard that changed conversations may still owe an answer to the one before. */
  #messageSettled(session: SwitchboardSession, news: NewsOf<'messageSettled'>, now: number): void {
    const served = this.book.servedBy(session);
    const conversation = served?.outbox.has(news.token)
      ? served
      : [...this.book.all].find((each) => each.outbox.has(news.token));
    if (conversation === undefined) return;
    conversation.outbox.messageSettled(news.token, news.result);
    this.dispatch.leaveWhenDone(conversation, now);
  }

  #ended(session: SwitchboardSession, news: NewsOf<'ended'>, now: number): void {
    const conversation = this.book.servedBy(session);
    if (conversation === undefined) return;
    this.book.detach(conversation, session);
    if (conversation.openAttempts >= OPEN_ATTEMPTS_MAX) {
      this.dispatch.fail(conversation, { reason: news.timedOut ? 'timedOut' : 'serverError' }, now);
    } else {
      this.dispatch.pump(conversation, now);
    }
    this.#forgetWhenEmpty(conversation);
  }

  #announceClient(session: SwitchboardSession, now: number): void {
    const { environment, own } = this.host;
    if (own === undefined) return;
    const body = clientAnnouncement(environment.client, own.version);
    this.pool.act(session, (each) => each.send(body, undefined, now), now);
  }

  /** Somebody rang, said nothing and went: no trace stays. */
  #forgetWhenEmpty(conversation: Conversation): void {
    const { sessions, isWorthKeeping, outbox, wantsSwitchboard } = conversation;
    const isIdle = outbox.isEmpty && !wantsSwitchboard;
    if (sessions.length === 0 && !isWorthKeeping && isIdle) this.book.forget(conversation);
  }
}

function refusalOf(result: Extract<CallResult, { readonly kind: 'refused' | 'timedOut' }>): Refusal {
  if (result.kind === 'timedOut') return { reason: 'timedOut' };
  return { reason: refusalReason(result.serverCode), serverCode: result.serverCode };
}
