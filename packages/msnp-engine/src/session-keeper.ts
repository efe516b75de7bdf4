/**
 * Keeps an account signed in: one notification session after another, with growing waits between them, until
 * the user or the server ends it for good. The list of the session that stood last is kept meanwhile.
 */
import type { AccountName, ProtocolVersion } from '@nudge/msnp-codec';
import type { ContactList } from './contacts/contact-list.ts';
import { reconnectDelay } from './core/back-off.ts';
import { earliest, hasPassed } from './core/deadlines.ts';
import type { MessengerEnvironment } from './core/environment.ts';
import type { HttpAnswer } from './core/http-exchange.ts';
import type { LineSecurity } from './core/line-security.ts';
import type { TransportFailure } from './core/transport-failure.ts';
import type { MessengerEvent, MessengerState, RequestOutcome, SessionFailure } from './messenger-events.ts';
import type { MessengerOutputs } from './messenger-outputs.ts';
import type { SignInOptions } from './messenger-requests.ts';
import { NotificationSession } from './notification/notification-session.ts';
import type { OwnProfileKeeper } from './notification/own-profile.ts';
import { type RefusedWish, refuse } from './notification/plan.ts';
import { setStatus } from './notification/profile-plans.ts';
import type { NotificationOutput, SessionEnding } from './notification/session-core.ts';
import { isLasting } from './notification/sign-in-failures.ts';
import { offersLike } from './notification/version-offers.ts';
import type { OfflineNotice } from './offline/message-fetcher.ts';
import type { ConnectionId } from './switchboard/switchboard-pool.ts';

/** Where the account stands between sessions and in them. */
type Phase =
  | { readonly kind: 'signedOut' }
  /** `requestId`: who waits for the first sign-in; absent while signing in again. */
  | { readonly kind: 'signingIn'; readonly options: SignInOptions; readonly requestId?: string }
  | { readonly kind: 'signedIn'; readonly options: SignInOptions }
  | { readonly kind: 'waiting'; readonly options: SignInOptions; readonly retryAt: number };

/** Outputs of a session that are about conversations. */
export type ConversationOutput = Extract<
  NotificationOutput,
  { readonly kind: 'switchboardGranted' | 'switchboardRefused' | 'ringing' }
>;

/** Whoever must know how the session fares. */
export interface SessionListener {
  /** The session stands; `isReturn` after a lost line. */
  stands(isReturn: boolean, now: number): void;
  /** The session has ended, for good or not. */
  ended(): void;
  /** Nobody is signed in any more. */
  isOver(now: number): void;
  conversationOutput(output: ConversationOutput, now: number): void;
  /** The server tells of offline messages, perhaps before the session stands. */
  offlineNotice(notice: OfflineNotice, now: number): void;
  /** An event of the session has been told. */
  told(event: MessengerEvent, now: number): void;
  /** The descriptor of the picture shown, made out to an account. */
  pictureOf(account: AccountName): string | undefined;
}

export class SessionKeeper {
  readonly #environment: MessengerEnvironment;
  readonly #outputs: MessengerOutputs;
  readonly #listener: SessionListener;
  #phase: Phase = { kind: 'signedOut' };
  #session: NotificationSession | undefined;
  #connection: ConnectionId | undefined;
  #loginId: number | undefined;
  #own: { readonly account: AccountName; readonly version: ProtocolVersion } | undefined;
  /** Of the session that stood last, kept while its line is lost. */
  #contacts: ContactList | undefined;
  #profile: OwnProfileKeeper | undefined;
  #attempt = 0;

  constructor(environment: MessengerEnvironment, outputs: MessengerOutputs, listener: SessionListener) {
    this.#environment = environment;
    this.#outputs = outputs;
    this.#listener = listener;
  }

  /** Account and dialect of the session, also while its line is lost. */
  get own(): { readonly account: AccountName; readonly version: ProtocolVersion } | undefined {
    return this.#own;
  }

  get contacts(): ContactList | undefined {
    return this.#contacts;
  }

  /** The session, while requests can be put to it. */
  get standing(): NotificationSession | undefined {
    return this.#phase.kind === 'signedIn' ? this.#session : undefined;
  }

  /** Address of this computer as the server sees it, where it said so. */
  get clientAddress(): string | undefined {
    return this.#session?.clientAddress;
  }

  /** What holds for every line to a server of the session, also while it is lost; undefined: not encrypted. */
  get security(): LineSecurity | undefined {
    if (this.#phase.kind === 'signedOut') return undefined;
    const { server, trustedFingerprint } = this.#phase.options;
    if (server.isSecure !== true) return undefined;
    return trustedFingerprint === undefined ? {} : { trustedFingerprint };
  }

  get isSignedOut(): boolean {
    return this.#phase.kind === 'signedOut';
  }

  get state(): Omit<MessengerState, 'transfers' | 'takesOfflineMessages'> {
    return {
      phase: this.#publicPhase(),
      ...(this.#profile === undefined ? {} : { profile: this.#profile.profile }),
      ...(this.#own === undefined ? {} : { version: this.#own.version }),
      contacts: this.#contacts?.contacts ?? new Map(),
      groups: this.#contacts?.groups ?? new Map(),
    };
  }

  /** Signs in; the request is settled when the session stands or has failed. */
  signIn(options: SignInOptions, requestId: string, now: number): void {
    this.#attempt = 0;
    this.#phase = { kind: 'signingIn', options, requestId };
    this.#outputs.tell({ type: 'signInProgress', stage: 'connecting' });
    this.#session = this.#openSession(options, now);
  }

  /** Another picture is shown: whoever sees us is told at once. */
  pictureChanged(now: number): void {
    const session = this.#session;
    if (session === undefined) return;
    session.msnObject = this.#listener.pictureOf(session.options.account);
    if (this.standing !== undefined)
      session.runQuietly([setStatus(session, session.profile.profile.status)], now);
  }

  signOut(now: number): void {
    const phase = this.#phase;
    if (phase.kind === 'signedOut') return;
    this.#phase = { kind: 'signedOut' };
    if (phase.kind === 'signingIn' && phase.requestId !== undefined) {
      this.#outputs.settle(phase.requestId, refuse('lineLost', 'The sign-in was cancelled'));
    }
    this.#listener.isOver(now);
    this.#session?.signOut();
    this.process(now);
    this.#forget();
    this.#outputs.tell({ type: 'signedOut', reason: 'requested' });
  }

  /** Tries again at once; false when nothing is waited for. */
  reconnectNow(now: number): boolean {
    if (this.#phase.kind !== 'waiting') return false;
    this.#signInAgain(this.#phase.options, now);
    return true;
  }

  /** Something happened to the network: the line is asked, or tried anew where it is lost. */
  checkLine(now: number): void {
    if (!this.reconnectNow(now)) this.standing?.checkLine(now);
  }

  /** Whether a connection is the session's. */
  owns(connection: ConnectionId): boolean {
    return connection === this.#connection;
  }

  opened(now: number): void {
    this.#session?.opened(now);
  }

  closed(cause: TransportFailure, now: number): void {
    this.#connection = undefined;
    this.#session?.closed(cause, now);
  }

  received(bytes: Uint8Array, now: number): void {
    this.#session?.receive(bytes, now);
  }

  loginAnswered(id: number, answer: HttpAnswer, now: number): void {
    if (id !== this.#loginId) return;
    this.#loginId = undefined;
    this.#session?.loginAnswered(answer, now);
  }

  expire(now: number): void {
    if (this.#phase.kind === 'waiting' && hasPassed(this.#phase.retryAt, now)) {
      this.#signInAgain(this.#phase.options, now);
    }
    this.#session?.expire(now);
  }

  deadline(): number | undefined {
    const retryAt = this.#phase.kind === 'waiting' ? this.#phase.retryAt : undefined;
    return earliest(retryAt, this.#session?.deadline());
  }

  /** Deals with what the session wants, until it wants nothing. */
  process(now: number): void {
    for (let session = this.#session; session !== undefined; session = this.#session) {
      const outputs = session.drain();
      if (outputs.length === 0) return;
      for (const output of outputs) this.#handle(output, now);
    }
  }

  /** With the status and personal message that stood when the line was lost. */
  #signInAgain(before: SignInOptions, now: number): void {
    const { displayName: _kept, ...options } = before;
    const status = this.#profile?.profile.status ?? options.status;
    // Lost before the server had taken it, the message asked for at sign-in is still wanted.
    const personalMessage = this.#profile?.confirmedPersonalMessage ?? options.personalMessage;
    const versions = options.versions ?? (this.#own && offersLike(this.#own.version));
    const present = {
      ...options,
      status,
      ...(versions === undefined ? {} : { versions }),
      ...(personalMessage === undefined ? {} : { personalMessage }),
    };
    this.#phase = { kind: 'signingIn', options: present };
    this.#outputs.tell({ type: 'reconnecting' });
    this.#session = this.#openSession(present, now);
  }

  #openSession(options: SignInOptions, now: number): NotificationSession {
    const session = new NotificationSession(options, this.#environment, now);
    session.msnObject = this.#listener.pictureOf(options.account);
    return session;
  }

  #handle(output: NotificationOutput, now: number): void {
    switch (output.kind) {
      case 'open':
        this.#closeConnection();
        this.#connection = this.#outputs.open(output.address, this.security);
        return;
      case 'write':
        if (this.#connection !== undefined) this.#outputs.write(this.#connection, output.bytes);
        return;
      case 'close':
        return this.#closeConnection();
      case 'login':
        this.#loginId = this.#outputs.login(output.exchange);
        return;
      case 'event':
        this.#outputs.tell(output.event);
        return this.#listener.told(output.event, now);
      case 'offlineNotice':
        return this.#listener.offlineNotice(output.notice, now);
      case 'signedIn':
        return this.#stands(now);
      case 'ended':
        return this.#ended(output.ending, now);
      default:
        this.#listener.conversationOutput(output, now);
    }
  }

  #stands(now: number): void {
    const session = this.#session;
    if (session?.version === undefined || this.#phase.kind !== 'signingIn') return;
    const { options, requestId } = this.#phase;
    const { version } = session;
    const isReturn = requestId === undefined;
    this.#phase = { kind: 'signedIn', options };
    this.#attempt = 0;
    this.#own = { account: options.account, version };
    this.#contacts = session.contacts;
    this.#profile = session.profile;
    this.#outputs.tell({ type: 'signedIn', version, afterReconnect: isReturn });
    if (requestId !== undefined) this.#outputs.settle(requestId, { ok: true });
    this.#listener.stands(isReturn, now);
  }

  #ended(ending: SessionEnding, now: number): void {
    this.#session = undefined;
    if (this.#loginId !== undefined) this.#outputs.cancelLogin(this.#loginId);
    this.#loginId = undefined;
    this.#listener.ended();
    const phase = this.#phase;
    if (phase.kind === 'signedOut' || phase.kind === 'waiting') return;
    const { failure } = ending;
    if (phase.kind === 'signingIn' && phase.requestId !== undefined) {
      this.#endForGood(now);
      this.#outputs.tell({ type: 'signInFailed', failure });
      this.#outputs.settle(phase.requestId, outcomeOfFailure(failure));
    } else if (ending.isOtherPlace) {
      this.#endForGood(now);
      const place = ending.place === undefined ? {} : { place: ending.place };
      this.#outputs.tell({ type: 'signedOut', reason: 'otherPlace', ...place });
    } else if (isLasting(failure)) {
      this.#endForGood(now);
      this.#outputs.tell({ type: 'signedOut', reason: 'failed', failure });
    } else {
      this.#waitToReturn(phase.options, ending, now);
    }
  }

  #waitToReturn(options: SignInOptions, { failure, retryAfter }: SessionEnding, now: number): void {
    const delay = retryAfter ?? reconnectDelay(this.#attempt, this.#environment.random);
    this.#attempt++;
    this.#phase = { kind: 'waiting', options, retryAt: now + delay };
    this.#outputs.tell({ type: 'connectionLost', failure, retryInMilliseconds: delay });
  }

  #endForGood(now: number): void {
    this.#phase = { kind: 'signedOut' };
    this.#listener.isOver(now);
    this.#forget();
  }

  #forget(): void {
    this.#session = undefined;
    this.#contacts = undefined;
    this.#profile = undefined;
    this.#own = undefined;
  }

  #closeConnection(): void {
    if (this.#connection !== undefined) this.#outputs.close(this.#connection);
    this.#connection = undefined;
  }

  /** Tries to sign in again count as waiting: for the user it is one and the same loss. */
  #publicPhase(): MessengerState['phase'] {
    const { kind } = this.#phase;
    if (kind === 'waiting') return 'waitingToReconnect';
    if (kind === 'signingIn' && this.#contacts !== undefined) return 'waitingToReconnect';
    return kind;
  }
}

function outcomeOfFailure(failure: SessionFailure): RequestOutcome {
  const { message, serverCode } = failure;
  const number = serverCode === undefined ? {} : { serverCode };
  return { ok: false, code: outcomeCodeOf(failure), message, ...number };
}

function outcomeCodeOf(failure: SessionFailure): RefusedWish['code'] {
  if (failure.code === 'timedOut') return 'timedOut';
  const isRefusal = isLasting(failure) || failure.serverCode !== undefined;
  return isRefusal ? 'refusedByServer' : 'lineLost';
}
