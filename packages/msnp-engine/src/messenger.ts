/**
 * The whole client as one machine: a notification session, the switchboards, and what ties them together. It
 * has many connections, numbered here; it opens no socket, reads no clock and keeps no promise. After a lost
 * line it signs in again by itself, with the list and all conversations kept.
 */
import type { AccountName, ProtocolVersion, ServerAddress } from '@nudge/msnp-codec';
import type { HttpAnswer, HttpExchange } from './auth/passport-login.ts';
import type { ContactList } from './contacts/contact-list.ts';
import { planListRequest } from './contacts/list-plans.ts';
import { reconnectDelay } from './core/back-off.ts';
import { earliest, hasPassed } from './core/deadlines.ts';
import type { MessengerEnvironment } from './core/environment.ts';
import type { TransportFailure } from './core/transport-failure.ts';
import type {
  Contact,
  MessengerEvent,
  MessengerState,
  RequestOutcome,
  SessionFailure,
} from './messenger-events.ts';
import type { MessengerRequest, SignInOptions } from './messenger-requests.ts';
import { NotificationSession } from './notification/notification-session.ts';
import type { OwnProfileKeeper } from './notification/own-profile.ts';
import { type RefusedWish, refuse } from './notification/plan.ts';
import { planProfileRequest } from './notification/profile-plans.ts';
import type { NotificationOutput, SessionEnding } from './notification/session-core.ts';
import { isLasting } from './notification/sign-in-failures.ts';
import { Conversations } from './switchboard/conversations.ts';
import { submitConversationRequest } from './switchboard/conversation-requests.ts';
import type { ConversationHost } from './switchboard/line-dispatch.ts';
import type { ConnectionId } from './switchboard/switchboard-pool.ts';
import {
  isConversationRequest,
  isProfileRequest,
  isSessionRequest,
  type SessionRequest,
} from './request-kinds.ts';

/** What the messenger wants done, or tells. */
export type MessengerOutput =
  | { readonly kind: 'open'; readonly connection: ConnectionId; readonly host: string; readonly port: number }
  | { readonly kind: 'write'; readonly connection: ConnectionId; readonly bytes: Uint8Array }
  /** Close after what was written; nothing more is wanted of this connection. */
  | { readonly kind: 'close'; readonly connection: ConnectionId }
  | { readonly kind: 'login'; readonly id: number; readonly exchange: HttpExchange }
  /** The answer is no longer wanted. */
  | { readonly kind: 'cancelLogin'; readonly id: number }
  | { readonly kind: 'event'; readonly event: MessengerEvent };

/** Where the messenger stands between sessions and in them. */
type Phase =
  | { readonly kind: 'signedOut' }
  /** `requestId`: who waits for the first sign-in; absent while signing in again. */
  | { readonly kind: 'signingIn'; readonly options: SignInOptions; readonly requestId?: string }
  | { readonly kind: 'signedIn'; readonly options: SignInOptions }
  | { readonly kind: 'waiting'; readonly options: SignInOptions; readonly retryAt: number };

type Own = { readonly account: AccountName; readonly version: ProtocolVersion };

export class Messenger implements ConversationHost {
  readonly environment: MessengerEnvironment;
  readonly #conversations: Conversations;
  #phase: Phase = { kind: 'signedOut' };
  #session: NotificationSession | undefined;
  #connection: ConnectionId | undefined;
  #loginId: number | undefined;
  #own: Own | undefined;
  /** Of the session that stood last, kept while its line is lost. */
  #contacts: ContactList | undefined;
  #profile: OwnProfileKeeper | undefined;
  #attempt = 0;
  #lastAccount: AccountName | undefined;
  #nextConnection = 1;
  #nextLogin = 1;
  #outputs: MessengerOutput[] = [];

  constructor(environment: MessengerEnvironment) {
    this.environment = environment;
    this.#conversations = new Conversations(this);
  }

  get state(): MessengerState {
    return {
      phase: this.#publicPhase(),
      ...(this.#profile === undefined ? {} : { profile: this.#profile.profile }),
      ...(this.#own === undefined ? {} : { version: this.#own.version }),
      contacts: this.#contacts?.contacts ?? new Map(),
      groups: this.#contacts?.groups ?? new Map(),
    };
  }

  /** Something the application wants. */
  submit(request: MessengerRequest, now: number): void {
    if (isSessionRequest(request)) {
      this.#submitSessionRequest(request, now);
    } else if (isConversationRequest(request)) {
      const outcome = submitConversationRequest(this.#conversations, request, now);
      if (outcome !== undefined) this.#settle(request.id, outcome);
    } else {
      this.#submitToServer(request, now);
    }
    this.#process(now);
  }

  /** A connection asked for is open. */
  opened(connection: ConnectionId, now: number): void {
    if (connection === this.#connection) this.#session?.opened(now);
    else this.#withSwitchboard(connection, now, (session) => session.opened(now));
    this.#process(now);
  }

  /** A connection could not be opened, or ended without our asking. */
  closed(connection: ConnectionId, cause: TransportFailure, now: number): void {
    if (connection === this.#connection) {
      this.#connection = undefined;
      this.#session?.closed(cause, now);
    } else {
      this.#withSwitchboard(connection, now, (session) => session.closed());
    }
    this.#process(now);
  }

  /** Bytes from the wire. */
  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    if (connection === this.#connection) this.#session?.receive(bytes, now);
    else this.#withSwitchboard(connection, now, (session) => session.receive(bytes, now));
    this.#process(now);
  }

  /** What came of a `login` output. */
  loginAnswered(id: number, answer: HttpAnswer, now: number): void {
    if (id !== this.#loginId) return;
    this.#loginId = undefined;
    this.#session?.loginAnswered(answer, now);
    this.#process(now);
  }

  /** A deadline given by {@link deadline} has passed. */
  expire(now: number): void {
    if (this.#phase.kind === 'waiting' && hasPassed(this.#phase.retryAt, now)) this.#signInAgain(now);
    this.#session?.expire(now);
    this.#conversations.expire(now);
    this.#process(now);
  }

  /** When `expire` is wanted next, in the clock's milliseconds. */
  deadline(): number | undefined {
    const retryAt = this.#phase.kind === 'waiting' ? this.#phase.retryAt : undefined;
    return earliest(retryAt, this.#session?.deadline(), this.#conversations.deadline());
  }

  /** Takes what has gathered since the last call, in order. */
  drain(): readonly MessengerOutput[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  // What conversations need.

  get own(): Own | undefined {
    return this.#own;
  }

  get isSignedIn(): boolean {
    return this.#phase.kind === 'signedIn';
  }

  contact(account: AccountName): Contact | undefined {
    return this.#contacts?.get(account);
  }

  requestSwitchboard(token: number, now: number): void {
    this.#session?.requestSwitchboard(token, now);
  }

  tell(event: MessengerEvent): void {
    this.#outputs.push({ kind: 'event', event });
  }

  open(address: ServerAddress): ConnectionId {
    const connection = this.#nextConnection++;
    this.#outputs.push({ kind: 'open', connection, host: address.host, port: address.port });
    return connection;
  }

  write(connection: ConnectionId, bytes: Uint8Array): void {
    this.#outputs.push({ kind: 'write', connection, bytes });
  }

  close(connection: ConnectionId): void {
    this.#outputs.push({ kind: 'close', connection });
  }

  // Signing in and out.

  #submitSessionRequest(request: SessionRequest, now: number): void {
    switch (request.type) {
      case 'signIn':
        return this.#signIn(request.options, request.id, now);
      case 'signOut':
        this.#signOut(now);
        return this.#settle(request.id, { ok: true });
      case 'reconnectNow':
        if (this.#phase.kind !== 'waiting') {
          return this.#settle(request.id, refuse('invalidArgument', 'Not waiting to sign in again'));
        }
        this.#signInAgain(now);
        return this.#settle(request.id, { ok: true });
    }
  }

  #signIn(options: SignInOptions, requestId: string, now: number): void {
    if (this.#phase.kind !== 'signedOut') {
      return this.#settle(requestId, refuse('invalidArgument', 'Already signed in, or about to be'));
    }
    if (options.status === 'offline') {
      return this.#settle(requestId, refuse('invalidArgument', 'Nobody signs in to be offline'));
    }
    if (this.#lastAccount !== options.account) this.#conversations.clear();
    this.#lastAccount = options.account;
    this.#attempt = 0;
    this.#phase = { kind: 'signingIn', options, requestId };
    this.tell({ type: 'signInProgress', stage: 'connecting' });
    this.#session = new NotificationSession(options, this.environment, now);
  }

  /** With the status and personal message that stood when the line was lost. */
  #signInAgain(now: number): void {
    if (this.#phase.kind !== 'waiting') return;
    const { displayName: _kept, ...options } = this.#phase.options;
    const profile = this.#profile?.profile;
    const personalMessage = profile?.personalMessage;
    const present = {
      ...options,
      ...(profile === undefined ? {} : { status: profile.status }),
      ...(personalMessage ? { personalMessage } : {}),
    };
    this.#phase = { kind: 'signingIn', options: present };
    this.tell({ type: 'reconnecting' });
    this.#session = new NotificationSession(present, this.environment, now);
  }

  #signOut(now: number): void {
    const phase = this.#phase;
    if (phase.kind === 'signedOut') return;
    this.#phase = { kind: 'signedOut' };
    if (phase.kind === 'signingIn' && phase.requestId !== undefined) {
      this.#settle(phase.requestId, refuse('lineLost', 'The sign-in was cancelled'));
    }
    this.#conversations.signedOut(now);
    this.#session?.signOut();
    this.#process(now);
    this.#forgetSession();
    this.tell({ type: 'signedOut', reason: 'requested' });
  }

  #ended(ending: SessionEnding, now: number): void {
    this.#session = undefined;
    this.#cancelLogin();
    const phase = this.#phase;
    if (phase.kind === 'signedOut' || phase.kind === 'waiting') return;
    const { failure } = ending;
    if (phase.kind === 'signingIn' && phase.requestId !== undefined) {
      this.#endForGood(now);
      this.tell({ type: 'signInFailed', failure });
      this.#settle(phase.requestId, outcomeOfFailure(failure));
    } else if (ending.isOtherPlace) {
      this.#endForGood(now);
      this.tell({ type: 'signedOut', reason: 'otherPlace' });
    } else if (isLasting(failure)) {
      this.#endForGood(now);
      this.tell({ type: 'signedOut', reason: 'failed', failure });
    } else {
      const delay = ending.retryAfter ?? reconnectDelay(this.#attempt, this.environment.random);
      this.#attempt++;
      this.#phase = { kind: 'waiting', options: phase.options, retryAt: now + delay };
      this.tell({ type: 'connectionLost', failure, retryInMilliseconds: delay });
    }
  }

  #endForGood(now: number): void {
    this.#phase = { kind: 'signedOut' };
    this.#conversations.signedOut(now);
    this.#forgetSession();
  }

  #forgetSession(): void {
    this.#session = undefined;
    this.#contacts = undefined;
    this.#profile = undefined;
    this.#own = undefined;
  }

  #sessionStands(now: number): void {
    const session = this.#session;
    if (session?.version === undefined || this.#phase.kind !== 'signingIn') return;
    const { options, requestId } = this.#phase;
    const { version } = session;
    this.#phase = { kind: 'signedIn', options };
    this.#attempt = 0;
    this.#own = { account: options.account, version };
    this.#contacts = session.contacts;
    this.#profile = session.profile;
    this.tell({ type: 'signedIn', version, afterReconnect: requestId === undefined });
    if (requestId !== undefined) this.#settle(requestId, { ok: true });
    this.#conversations.signedIn(requestId === undefined, now);
  }

  // Requests that the notification server answers.

  #submitToServer(
    request: Exclude<MessengerRequest, SessionRequest | Parameters<typeof submitConversationRequest>[1]>,
    now: number,
  ): void {
    const session = this.#session;
    if (this.#phase.kind !== 'signedIn' || session?.version === undefined) {
      const isLost = this.#phase.kind === 'waiting' || this.#contacts !== undefined;
      const refusal = isLost
        ? refuse('lineLost', 'The line is lost')
        : refuse('notSignedIn', 'Not signed in');
      return this.#settle(request.id, refusal);
    }
    const { version, contacts } = session;
    const steps = isProfileRequest(request)
      ? planProfileRequest(session, request)
      : planListRequest({ version, contacts }, request);
    if ('ok' in steps) this.#settle(request.id, steps);
    else session.run({ requestId: request.id, steps }, now);
  }

  // What comes out of the machines inside.

  #process(now: number): void {
    for (let session = this.#session; session !== undefined; session = this.#session) {
      const outputs = session.drain();
      if (outputs.length === 0) return;
      for (const output of outputs) this.#handle(output, now);
    }
  }

  #handle(output: NotificationOutput, now: number): void {
    switch (output.kind) {
      case 'open':
        this.#closeConnection();
        this.#connection = this.open(output.address);
        return;
      case 'write':
        if (this.#connection !== undefined) this.write(this.#connection, output.bytes);
        return;
      case 'close':
        return this.#closeConnection();
      case 'login':
        this.#loginId = this.#nextLogin++;
        this.#outputs.push({ kind: 'login', id: this.#loginId, exchange: output.exchange });
        return;
      case 'event':
        return this.#pass(output.event, now);
      case 'signedIn':
        return this.#sessionStands(now);
      case 'ended':
        return this.#ended(output.ending, now);
      case 'switchboardGranted':
        return this.#conversations.dispatch.switchboardGranted(output.token, output.invitation, now);
      case 'switchboardRefused':
        return this.#conversations.dispatch.switchboardRefused(output.token, output, now);
      case 'ringing':
        return this.#conversations.rung(output, now);
    }
  }

  #pass(event: MessengerEvent, now: number): void {
    this.tell(event);
    if (event.type === 'contactChanged' && event.contact.lists.has('block')) {
      this.#conversations.blocked(event.contact.account, now);
    }
  }

  #closeConnection(): void {
    if (this.#connection !== undefined) this.close(this.#connection);
    this.#connection = undefined;
  }

  #cancelLogin(): void {
    if (this.#loginId !== undefined) this.#outputs.push({ kind: 'cancelLogin', id: this.#loginId });
    this.#loginId = undefined;
  }

  #withSwitchboard(
    connection: ConnectionId,
    now: number,
    action: Parameters<Conversations['pool']['act']>[1],
  ): void {
    const session = this.#conversations.pool.find(connection);
    if (session !== undefined) this.#conversations.pool.act(session, action, now);
  }

  #settle(id: string, outcome: RequestOutcome): void {
    this.tell({ type: 'requestSettled', id, outcome });
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
