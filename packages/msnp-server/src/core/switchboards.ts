/**
 * Switchboards: one per conversation, joined by cookie. A cookie is good for one use by the session it was
 * issued to while that session lasts. A switchboard ends with its last participant, or when all fell silent.
 */
import type { AccountName } from '@nudge/msnp-codec';
import {
  CALLS_MAX,
  CALLS_WINDOW_MS,
  PARTICIPANTS_MAX,
  SWITCHBOARD_COOKIE_MS,
  SWITCHBOARD_IDLE_MS,
  SWITCHBOARD_REQUESTS_MAX,
} from '../limits.ts';
import { AttemptCounter } from './attempt-counter.ts';
import type { Environment } from './environment.ts';
import { randomDigits, randomHex } from './random-text.ts';
import type { Session, Sessions } from './sessions.ts';
import { Tickets } from './tickets.ts';

/** A connection inside a switchboard, as the core sees it; `Self` is the front's own type. */
export interface Participant<Self> {
  readonly session: Session;
  joined(newcomer: Self): void;
  left(leaver: Self, idle: boolean): void;
  /** The switchboard is over for this participant. */
  expelled(): void;
}

interface Call {
  readonly callee: Session;
  readonly expiresAt: number;
}

export class Switchboard<Member> {
  readonly id: string;
  readonly participants: Member[] = [];
  /** Who was called and has not answered. */
  readonly calls = new Map<AccountName, Call>();
  activeAt: number;
  callsSince: number;
  callCount = 0;

  constructor(id: string, now: number) {
    this.id = id;
    this.activeAt = now;
    this.callsSince = now;
  }
}

interface Admission<Member> {
  readonly session: Session;
  /** Absent for the cookie of XFR, which opens a switchboard of its own. */
  readonly switchboard?: Switchboard<Member>;
}

export type CallRefusal = 'alreadyThere' | 'blocked' | 'notOnline' | 'tooManyCalls';

const COOKIE_BYTES = 16;
const SESSION_ID_DIGITS = 9;

export class Switchboards<Member extends Participant<Member>> {
  readonly #environment: Environment;
  readonly #sessions: Sessions;
  readonly #open = new Map<string, Switchboard<Member>>();
  readonly #cookies: Tickets<Admission<Member>>;
  readonly #requests = new AttemptCounter({
    max: SWITCHBOARD_REQUESTS_MAX,
    windowMs: CALLS_WINDOW_MS,
    keysMax: 10_000,
  });

  constructor(sessions: Sessions, environment: Environment) {
    this.#sessions = sessions;
    this.#environment = environment;
    const newText = (): string => `${randomDigits(environment, 8)}.${randomHex(environment, COOKIE_BYTES)}`;
    this.#cookies = new Tickets(SWITCHBOARD_COOKIE_MS, newText);
  }

  get count(): number {
    return this.#open.size;
  }

  /** A cookie for a new switchboard; undefined when the account asks too often. */
  request(session: Session): string | undefined {
    const now = this.#environment.now();
    const { address } = session.account;
    if (this.#requests.isOver(address, now)) return undefined;
    this.#requests.count(address, now);
    return this.#cookies.issue({ session }, now);
  }

  /** Who comes with the cookie of XFR; undefined when the cookie is no good for this account. */
  admitCaller(cookie: string, address: AccountName): Session | undefined {
    return this.#redeem(cookie, address, undefined)?.session;
  }

  /** Who comes with the cookie of RNG, and where to. */
  admitCalled(
    cookie: string,
    address: AccountName,
    sessionId: string,
  ): Required<Admission<Member>> | undefined {
    const admission = this.#redeem(cookie, address, sessionId);
    if (admission?.switchboard === undefined) return undefined;
    return { session: admission.session, switchboard: admission.switchboard };
  }

  #redeem(
    cookie: string,
    address: AccountName,
    sessionId: string | undefined,
  ): Admission<Member> | undefined {
    return this.#cookies.redeem(
      cookie,
      this.#environment.now(),
      ({ session, switchboard }) =>
        session.account.address === address &&
        switchboard?.id === sessionId &&
        this.#sessions.isCurrent(session) &&
        (switchboard === undefined || this.#open.has(switchboard.id)),
    );
  }

  open(first: Member): Switchboard<Member> {
    const switchboard = new Switchboard<Member>(
      randomDigits(this.#environment, SESSION_ID_DIGITS),
      this.#environment.now(),
    );
    switchboard.participants.push(first);
    this.#open.set(switchboard.id, switchboard);
    return switchboard;
  }

  join(switchboard: Switchboard<Member>, newcomer: Member): void {
    switchboard.calls.delete(newcomer.session.account.address);
    for (const other of switchboard.participants) other.joined(newcomer);
    switchboard.participants.push(newcomer);
    switchboard.activeAt = this.#environment.now();
  }

  leave(switchboard: Switchboard<Member>, leaver: Member): void {
    const index = switchboard.participants.indexOf(leaver);
    if (index < 0) return;
    switchboard.participants.splice(index, 1);
    for (const other of switchboard.participants) other.left(leaver, false);
    if (switchboard.participants.length === 0) this.#open.delete(switchboard.id);
  }

  /** Rings somebody; undefined when it rings. */
  call(switchboard: Switchboard<Member>, caller: Session, address: AccountName): CallRefusal | undefined {
    const now = this.#environment.now();
    if (!countCall(switchboard, now)) return 'tooManyCalls';
    const callee = this.#sessions.find(address);
    forgetOldCalls(switchboard, now);
    if (isInvolved(switchboard, address, callee)) return 'alreadyThere';
    if (callee === undefined || !callee.showsItself || !callee.acceptsCalls) return 'notOnline';
    if (!callee.account.lets(caller.account.address) || !caller.account.lets(address)) return 'blocked';
    if (switchboard.participants.length + switchboard.calls.size >= PARTICIPANTS_MAX) return 'tooManyCalls';
    switchboard.calls.set(address, { callee, expiresAt: now + SWITCHBOARD_COOKIE_MS });
    callee.events.rung({
      sessionId: switchboard.id,
      cookie: this.#cookies.issue({ session: callee, switchboard }, now),
      caller: caller.account.address,
      callerName: caller.account.friendlyName,
    });
    return undefined;
  }

  /** Ends every switchboard that has been silent too long; forgets stale cookies. */
  expire(now: number): void {
    this.#cookies.expire(now);
    for (const switchboard of this.#open.values()) {
      if (now - switchboard.activeAt >= SWITCHBOARD_IDLE_MS) this.#putOut(switchboard);
    }
  }

  /** Takes an account out of every switchboard. */
  expel(address: AccountName): void {
    for (const switchboard of this.#open.values()) {
      const member = memberOf(switchboard, address);
      if (member === undefined) continue;
      this.leave(switchboard, member);
      member.expelled();
    }
  }

  #putOut(switchboard: Switchboard<Member>): void {
    const everybody = switchboard.participants.splice(0);
    this.#open.delete(switchboard.id);
    for (const member of everybody) {
      for (const other of everybody) if (other !== member) member.left(other, true);
      member.expelled();
    }
  }
}

function countCall(switchboard: Switchboard<unknown>, now: number): boolean {
  if (now - switchboard.callsSince >= CALLS_WINDOW_MS) {
    switchboard.callsSince = now;
    switchboard.callCount = 0;
  }
  switchboard.callCount++;
  return switchboard.callCount <= CALLS_MAX;
}

/** An unanswered call does not block for ever. */
function forgetOldCalls(switchboard: Switchboard<unknown>, now: number): void {
  for (const [called, call] of switchboard.calls) {
    if (call.expiresAt <= now) switchboard.calls.delete(called);
  }
}

/** Inside already, or being rung in the session they have now. */
function isInvolved<Member extends Participant<Member>>(
  switchboard: Switchboard<Member>,
  address: AccountName,
  callee: Session | undefined,
): boolean {
  if (memberOf(switchboard, address) !== undefined) return true;
  const call = switchboard.calls.get(address);
  return call !== undefined && call.callee === callee;
}

function memberOf<Member extends Participant<Member>>(
  switchboard: Switchboard<Member>,
  address: AccountName,
): Member | undefined {
  return switchboard.participants.find((member) => member.session.account.address === address);
}
