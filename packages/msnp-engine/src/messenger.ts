/**
 * The whole client as one machine: a notification session, the switchboards, and what ties them together. It
 * has many connections, numbered here; it opens no socket, reads no clock and keeps no promise.
 */
import type { AccountName, ProtocolVersion } from '@nudge/msnp-codec';
import { planListRequest } from './contacts/list-plans.ts';
import { earliest } from './core/deadlines.ts';
import type { MessengerEnvironment } from './core/environment.ts';
import type { HttpAnswer } from './core/http-exchange.ts';
import type { TransportFailure } from './core/transport-failure.ts';
import type { Contact, MessengerEvent, MessengerState } from './messenger-events.ts';
import { type MessengerOutput, MessengerOutputs } from './messenger-outputs.ts';
import type { MessengerRequest, SignInOptions } from './messenger-requests.ts';
import { refuse } from './notification/plan.ts';
import { planProfileRequest } from './notification/profile-plans.ts';
import { type OfflineHost, OfflineMessages } from './offline/offline-messages.ts';
import {
  isConversationRequest,
  isExchangeRequest,
  isOfflineRequest,
  isProfileRequest,
  isSessionRequest,
  type ServerRequest,
  type SessionRequest,
} from './request-kinds.ts';
import { type ConversationOutput, SessionKeeper, type SessionListener } from './session-keeper.ts';
import { submitConversationRequest } from './switchboard/conversation-requests.ts';
import { Conversations } from './switchboard/conversations.ts';
import type { ConversationHost } from './switchboard/line-dispatch.ts';
import type { ConnectionId } from './switchboard/switchboard-pool.ts';
import type { SwitchboardSession } from './switchboard/switchboard-session.ts';
import { Exchange, type ExchangeHost } from './transfer/exchange.ts';
import type { ListenerId, ListeningEndpoint } from './transfer/link-port.ts';
import type { StreamId, StreamInput } from './transfer/stream-port.ts';

export class Messenger {
  readonly #outputs = new MessengerOutputs();
  readonly #keeper: SessionKeeper;
  readonly #conversations: Conversations;
  readonly #exchange: Exchange;
  readonly #offline: OfflineMessages;
  #lastAccount: AccountName | undefined;

  constructor(environment: MessengerEnvironment) {
    this.#keeper = new SessionKeeper(environment, this.#outputs, this.#sessionListener());
    this.#exchange = new Exchange(this.#exchangeHost(environment));
    const host = new Host(environment, {
      outputs: this.#outputs,
      keeper: this.#keeper,
      exchange: this.#exchange,
    });
    this.#conversations = new Conversations(host, this.#exchange);
    this.#offline = new OfflineMessages(this.#offlineHost(environment));
  }

  get state(): MessengerState {
    return {
      ...this.#keeper.state,
      takesOfflineMessages: this.#offline.isPossible,
      transfers: this.#exchange.transfers.all,
    };
  }

  /** Something the application wants. */
  submit(request: MessengerRequest, now: number): void {
    if (isSessionRequest(request)) {
      this.#submitSessionRequest(request, now);
    } else if (isConversationRequest(request)) {
      const outcome = submitConversationRequest(this.#conversations, request, now);
      if (outcome !== undefined) this.#outputs.settle(request.id, outcome);
    } else if (isExchangeRequest(request)) {
      const outcome = this.#exchange.submit(request, now);
      if (outcome !== undefined) this.#outputs.settle(request.id, outcome);
    } else if (isOfflineRequest(request)) {
      this.#outputs.settle(request.id, this.#offline.submit(request, now));
    } else {
      this.#submitToServer(request, now);
    }
    this.#process(now);
  }

  /** A connection asked for is open. */
  opened(connection: ConnectionId, now: number): void {
    if (this.#keeper.owns(connection)) this.#keeper.opened(now);
    else if (this.#exchange.links.owns(connection)) this.#exchange.links.opened(connection, now);
    else this.#withSwitchboard(connection, (session) => session.opened(now), now);
    this.#process(now);
  }

  /** A connection could not be opened, or ended without our asking. */
  closed(connection: ConnectionId, cause: TransportFailure, now: number): void {
    if (this.#keeper.owns(connection)) this.#keeper.closed(cause, now);
    else if (this.#exchange.links.owns(connection)) this.#exchange.links.closed(connection, cause, now);
    else this.#withSwitchboard(connection, (session) => session.closed(), now);
    this.#process(now);
  }

  /** Bytes from the wire. */
  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    if (this.#keeper.owns(connection)) this.#keeper.received(bytes, now);
    else if (this.#exchange.links.owns(connection)) this.#exchange.links.received(connection, bytes, now);
    else this.#withSwitchboard(connection, (session) => session.receive(bytes, now), now);
    this.#process(now);
  }

  /** So many bytes more of a connection were taken by the system. */
  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#exchange.links.wrote(connection, bytes, now);
    this.#process(now);
  }

  /** A `listen` output is done; without an endpoint no port was free. */
  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void {
    this.#exchange.links.listening(listener, endpoint, now);
    this.#process(now);
  }

  /** Somebody connected to a listener: the number of the open connection, or undefined to drop it. */
  accepted(listener: ListenerId, now: number): ConnectionId | undefined {
    const connection = this.#exchange.links.accepted(listener, now);
    this.#process(now);
    return connection;
  }

  /** What came of a stream output. */
  streamAnswered(stream: StreamId, input: StreamInput, now: number): void {
    this.#exchange.streams.answered(stream, input, now);
    this.#process(now);
  }

  /** What came of a `login` output. */
  loginAnswered(id: number, answer: HttpAnswer, now: number): void {
    this.#keeper.loginAnswered(id, answer, now);
    this.#process(now);
  }

  /** What came of a `webRequest` output. */
  webAnswered(id: number, answer: HttpAnswer, now: number): void {
    this.#offline.answered(id, answer, now);
    this.#process(now);
  }

  /** A deadline given by {@link deadline} has passed. */
  expire(now: number): void {
    this.#keeper.expire(now);
    this.#conversations.expire(now);
    this.#exchange.expire(now);
    this.#offline.expire(now);
    this.#process(now);
  }

  /** When `expire` is wanted next, in the clock's milliseconds. */
  deadline(): number | undefined {
    return earliest(
      this.#keeper.deadline(),
      this.#conversations.deadline(),
      this.#exchange.deadline(),
      this.#offline.deadline(),
    );
  }

  /** Takes what has gathered since the last call, in order. */
  drain(): readonly MessengerOutput[] {
    return this.#outputs.take();
  }

  #process(now: number): void {
    this.#keeper.process(now);
    this.#exchange.process(now);
    this.#keeper.process(now);
  }

  #submitSessionRequest(request: SessionRequest, now: number): void {
    if (request.type === 'signIn') return this.#signIn(request.options, request.id, now);
    if (request.type === 'signOut') {
      this.#keeper.signOut(now);
    } else if (request.type === 'checkLine') {
      this.#keeper.checkLine(now);
    } else if (!this.#keeper.reconnectNow(now)) {
      return this.#outputs.settle(request.id, refuse('invalidArgument', 'Not waiting to sign in again'));
    }
    this.#outputs.settle(request.id, { ok: true });
  }

  #signIn(options: SignInOptions, requestId: string, now: number): void {
    if (!this.#keeper.isSignedOut) {
      return this.#outputs.settle(requestId, refuse('invalidArgument', 'Already signed in, or about to be'));
    }
    if (options.status === 'offline') {
      return this.#outputs.settle(requestId, refuse('invalidArgument', 'Nobody signs in to be offline'));
    }
    if (this.#lastAccount !== options.account) {
      this.#exchange.clear(now);
      this.#conversations.clear();
      this.#offline.clear();
    }
    if (options.displayPicture !== undefined) this.#exchange.objects.show(options.displayPicture);
    this.#lastAccount = options.account;
    this.#keeper.signIn(options, requestId, now);
  }

  #submitToServer(request: ServerRequest, now: number): void {
    const session = this.#keeper.standing;
    if (session?.version === undefined) {
      const isLost = this.#keeper.contacts !== undefined;
      const refusal = isLost
        ? refuse('lineLost', 'The line is lost')
        : refuse('notSignedIn', 'Not signed in');
      return this.#outputs.settle(request.id, refusal);
    }
    const { version, contacts, environment, profile } = session;
    const own = { friendlyName: profile.profile.friendlyName, locale: environment.client.locale };
    const steps = isProfileRequest(request)
      ? planProfileRequest(session, request)
      : planListRequest({ version, contacts, own }, request);
    if ('ok' in steps) this.#outputs.settle(request.id, steps);
    else session.run({ requestId: request.id, steps }, now);
  }

  #sessionListener(): SessionListener {
    return {
      stands: (isReturn, now) => {
        this.#conversations.signedIn(isReturn, now);
        this.#exchange.stands(now);
        this.#offline.stands(now);
      },
      ended: () => this.#offline.ended(),
      isOver: (now) => {
        this.#offline.isOver();
        this.#exchange.isOver(now);
        this.#conversations.signedOut(now);
      },
      offlineNotice: (notice, now) => this.#offline.noticed(notice, now),
      conversationOutput: (output, now) => this.#conversationOutput(output, now),
      told: (event, now) => {
        this.#exchange.told(event, now);
        this.#noticeBlock(event, now);
      },
      pictureOf: (account) => this.#exchange.objects.pictureOf(account),
    };
  }

  #exchangeHost(environment: MessengerEnvironment): ExchangeHost {
    const keeper = this.#keeper;
    const conversations = (): Conversations => this.#conversations;
    return {
      environment,
      outputs: this.#outputs,
      get conversations() {
        return conversations();
      },
      get own() {
        return keeper.own;
      },
      get clientAddress() {
        return keeper.clientAddress;
      },
      get isSignedIn() {
        return keeper.standing !== undefined;
      },
      contact: (account) => keeper.contacts?.get(account),
      pictureChanged: (now) => keeper.pictureChanged(now),
    };
  }

  #offlineHost(environment: MessengerEnvironment): OfflineHost {
    const keeper = this.#keeper;
    return {
      environment,
      outputs: this.#outputs,
      get standing() {
        return keeper.standing;
      },
      get isSignedIn() {
        return keeper.own !== undefined;
      },
      conversation: (conversationId) => this.#conversations.book.get(conversationId),
    };
  }

  #conversationOutput(output: ConversationOutput, now: number): void {
    const { dispatch } = this.#conversations;
    if (output.kind === 'ringing') this.#conversations.rung(output, now);
    else if (output.kind === 'switchboardRefused') dispatch.switchboardRefused(output.token, output, now);
    else dispatch.switchboardGranted(output.token, output.invitation, now);
  }

  /** Talking with somebody alone ends when they are blocked. */
  #noticeBlock(event: MessengerEvent, now: number): void {
    if (event.type === 'contactChanged' && event.contact.lists.has('block')) {
      this.#conversations.blocked(event.contact.account, now);
    }
  }

  #withSwitchboard(
    connection: ConnectionId,
    action: (session: SwitchboardSession) => void,
    now: number,
  ): void {
    const { pool } = this.#conversations;
    const session = pool.find(connection);
    if (session !== undefined) pool.act(session, action, now);
  }
}

interface MessengerParts {
  readonly outputs: MessengerOutputs;
  readonly keeper: SessionKeeper;
  readonly exchange: Exchange;
}

/** The messenger as its conversations see it. */
class Host implements ConversationHost {
  readonly environment: MessengerEnvironment;
  readonly #outputs: MessengerOutputs;
  readonly #keeper: SessionKeeper;
  readonly #exchange: Exchange;

  constructor(environment: MessengerEnvironment, parts: MessengerParts) {
    this.environment = environment;
    this.#outputs = parts.outputs;
    this.#keeper = parts.keeper;
    this.#exchange = parts.exchange;
  }

  get own(): { readonly account: AccountName; readonly version: ProtocolVersion } | undefined {
    return this.#keeper.own;
  }

  get isSignedIn(): boolean {
    return this.#keeper.standing !== undefined;
  }

  contact(account: AccountName): Contact | undefined {
    return this.#keeper.contacts?.get(account);
  }

  requestSwitchboard(token: number, now: number): void {
    this.#keeper.standing?.requestSwitchboard(token, now);
  }

  tell(event: MessengerEvent): void {
    this.#outputs.tell(event);
  }

  publishEmoticon(data: Uint8Array): string | undefined {
    const { own } = this.#keeper;
    return own === undefined ? undefined : this.#exchange.emoticonOf(own, data);
  }

  open(address: Parameters<ConversationHost['open']>[0]): ConnectionId {
    return this.#outputs.open(address, this.#keeper.security);
  }

  write(connection: ConnectionId, bytes: Uint8Array): void {
    this.#outputs.write(connection, bytes);
  }

  close(connection: ConnectionId): void {
    this.#outputs.close(connection);
  }
}
