/**
 * One notification session: from the first connection, through referrals and sign-in, until it ends. It owns
 * no socket: bytes come in by `receive`, what it wants done comes out of `drain`. It ends exactly once, and
 * whoever waits for a reply is told then.
 */
import {
  type AccountName,
  type ClientNotificationCommand,
  decodeServerNotification,
  encodeClientNotification,
  FrameReader,
  type ProtocolVersion,
  type ServerAddress,
  type ServerNotificationCommand,
  type SignInPlace,
  type TrId,
} from '@nudge/msnp-codec';
import { PassportLogin, type PassportStep } from '../auth/passport-login.ts';
import { ContactList } from '../contacts/contact-list.ts';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { HttpAnswer } from '../core/http-exchange.ts';
import { Keepalive } from '../core/keepalive.ts';
import { loginTrust } from '../core/line-security.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import type { MessengerEvent, SessionFailure } from '../messenger-events.ts';
import type { SignInOptions } from '../messenger-requests.ts';
import { negotiate, presentProof } from './handlers/sign-in.ts';
import { handleNotificationCommand } from './handlers/command-table.ts';
import { OwnProfileKeeper } from './own-profile.ts';
import type { Plan, PlanStep } from './plan.ts';
import { Replies } from './replies.ts';
import type { NotificationOutput, SessionCore, SessionEnding, SwitchboardToken } from './session-core.ts';
import { failureByNumber, failureByTransport, failureIn } from './sign-in-failures.ts';
import { STAGES, STATE_TIMEOUTS } from './stages.ts';
import { SynchronizationProgress } from './synchronization-progress.ts';
import { nextNotificationState, type NotificationSignal, type NotificationState } from './transitions.ts';
import { versionOffers } from './version-offers.ts';

/** How often XFR may send us on before the sign-in is given up. */
export const REFERRALS_MAX = 5;

/** The answer to a challenge was wrong, or there was none: the server closes after it. */
const CHALLENGE_FAILED = 540;

export class NotificationSession implements SessionCore {
  readonly options: SignInOptions;
  readonly environment: MessengerEnvironment;
  readonly contacts = new ContactList();
  readonly profile: OwnProfileKeeper;
  progress = new SynchronizationProgress();
  version: ProtocolVersion | undefined;
  otherPlace: SignInPlace | undefined;
  readonly invitations = new Map<AccountName, string>();
  clientAddress: string | undefined;
  msnObject: string | undefined;
  /** What Passport gave; good for web services too, for as long as the session lives. Secret. */
  ticket: string | undefined;

  #state: NotificationState = 'connecting';
  #stateDeadline: number | undefined;
  #offers: readonly (readonly ProtocolVersion[])[];
  #address: ServerAddress;
  #referrals = 0;
  #isConnected = false;
  #reader = new FrameReader({ side: 'server', connection: 'notification' });
  readonly #replies = new Replies({
    write: (command) => this.#write(command),
    output: (output) => this.output(output),
  });
  readonly #keepalive = new Keepalive();
  #login: PassportLogin | undefined;
  #outputs: NotificationOutput[] = [];

  constructor(options: SignInOptions, environment: MessengerEnvironment, now: number) {
    this.options = options;
    this.environment = environment;
    this.profile = new OwnProfileKeeper(options.account, options.status);
    this.#offers = versionOffers(options.versions);
    this.#address = options.server;
    this.#open(options.server, now);
  }

  get state(): NotificationState {
    return this.#state;
  }

  /** The connection asked for last is open. */
  opened(now: number): void {
    if (this.#state !== 'connecting') return;
    this.#isConnected = true;
    negotiate(this, now);
  }

  /** The connection could not be opened, or ended. */
  closed(cause: TransportFailure, now: number): void {
    this.#isConnected = false;
    if (this.#state === 'closed') return;
    // Servers of some ages hang up on dialects they do not know instead of answering `VER n 0`.
    if (this.#state === 'negotiating' && this.offerOlderVersions(now)) return;
    this.end({ failure: failureByTransport(this.#state, cause) });
  }

  receive(bytes: Uint8Array, now: number): void {
    this.#replies.heard(now);
    if (this.#state === 'synchronizing') this.#restartStateTimer(now);
    const reader = this.#reader;
    for (const result of reader.receive(bytes)) {
      if (this.#state === 'closed' || reader !== this.#reader) return;
      if (!result.ok) {
        this.end({ failure: failureIn(this.#state, 'protocolError', result.fault.message) });
        return;
      }
      this.#handle(decodeServerNotification(result.frame, this.version), now);
    }
  }

  /** Passport, or the way to it, has answered. */
  loginAnswered(answer: HttpAnswer, now: number): void {
    if (this.#state !== 'fetchingTicket' || this.#login === undefined) return;
    this.#continueLogin(this.#login.answered(answer), now);
  }

  /** Runs the edits of a request; the outcome is an event. */
  run(plan: Plan, now: number): void {
    this.#replies.run(plan, 0, now);
  }

  runQuietly(steps: readonly PlanStep[], now: number): void {
    for (const step of steps) this.run({ steps: [step] }, now);
  }

  /** Asks for a switchboard (XFR SB); answered by an output with the same token. */
  requestSwitchboard(token: SwitchboardToken, now: number): void {
    const command = (trId: TrId): ClientNotificationCommand => ({ verb: 'XFR', trId, target: 'SB' });
    this.#replies.send(command, { kind: 'switchboard', token, askedAt: now }, now);
  }

  /** Leaves in good order. */
  signOut(): void {
    if (this.#isConnected) this.#write({ verb: 'OUT' });
    this.end({ failure: failureIn(this.#state, 'lineLost', 'Signed out') });
  }

  /** Wants an answer now; without one the line is given up. */
  checkLine(now: number): void {
    if (this.#keepalive.ask(now)) this.#write({ verb: 'PNG' });
  }

  expire(now: number): void {
    if (hasPassed(this.#stateDeadline, now)) {
      const message = `The server did not answer in time (${this.#state})`;
      this.end({ failure: failureIn(this.#state, 'timedOut', message) });
      return;
    }
    if (this.#replies.expire(now)) this.checkLine(now);
    const keepalive = this.#keepalive.expire(now);
    if (keepalive === 'ping') this.#write({ verb: 'PNG' });
    if (keepalive === 'dead') {
      this.end({ failure: failureIn(this.#state, 'lineLost', 'The server stopped answering') });
    }
  }

  deadline(): number | undefined {
    return earliest(this.#stateDeadline, this.#replies.deadline(), this.#keepalive.deadline());
  }

  drain(): readonly NotificationOutput[] {
    this.#gatherEvents();
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  // What the handlers use.

  advance(signal: NotificationSignal, now: number): boolean {
    const next = nextNotificationState(this.#state, signal);
    if (next === undefined) {
      const message = `Out of order: ${signal} while ${this.#state}`;
      this.end({ failure: failureIn(this.#state, 'protocolError', message) });
      return false;
    }
    const isNewStage = STAGES[next] !== STAGES[this.#state];
    this.#state = next;
    this.#restartStateTimer(now);
    const stage = STAGES[next];
    if (isNewStage && stage !== 'signedIn') this.tell({ type: 'signInProgress', stage });
    return true;
  }

  sendForSignIn(build: (trId: TrId) => ClientNotificationCommand, now: number): void {
    this.#replies.send(build, { kind: 'signIn' }, now);
  }

  sendQuietly(build: (trId: TrId) => ClientNotificationCommand, now: number): void {
    this.#replies.send(build, { kind: 'quiet' }, now);
  }

  output(output: NotificationOutput): void {
    this.#gatherEvents();
    this.#outputs.push(output);
  }

  tell(event: MessengerEvent): void {
    this.output({ kind: 'event', event });
  }

  end(ending: SessionEnding): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#stateDeadline = undefined;
    this.#keepalive.stop();
    this.#login = undefined;
    this.#replies.giveUpAll();
    this.output({ kind: 'close' });
    this.output({ kind: 'ended', ending });
  }

  reopenAt(address: ServerAddress, now: number): void {
    this.#referrals++;
    if (this.#referrals > REFERRALS_MAX) {
      const message = 'The servers refer to one another without end';
      this.end({ failure: failureIn(this.#state, 'tooManyRedirects', message) });
      return;
    }
    if (this.advance('referred', now)) this.#open(address, now);
  }

  offerOlderVersions(now: number): boolean {
    if (this.#offers.length < 2) return false;
    this.#offers = this.#offers.slice(1);
    if (this.advance('referred', now)) this.#open(this.#address, now);
    return true;
  }

  offeredVersions(): readonly ProtocolVersion[] {
    return this.#offers[0] ?? [];
  }

  startKeepalive(now: number): void {
    this.#keepalive.start(now);
  }

  keepaliveAnswered(seconds: number | undefined, now: number): void {
    this.#keepalive.answered(seconds, now);
  }

  startLogin(parameters: string, now: number): void {
    const isEncrypted = this.options.server.isSecure === true;
    const { http, account, password } = this.options;
    const trust = loginTrust(this.options);
    this.#login = new PassportLogin({ http, account, password, parameters, isEncrypted, ...trust });
    this.#continueLogin(this.#login.start(), now);
  }

  #continueLogin(step: PassportStep, now: number): void {
    if (step.kind === 'exchange') {
      this.#restartStateTimer(now);
      this.output({ kind: 'login', exchange: step.exchange });
    } else if (step.kind === 'failed') {
      this.end({ failure: { ...step.failure, stage: STAGES[this.#state] } });
    } else if (this.advance('ticketArrived', now)) {
      this.ticket = step.ticket;
      presentProof(this, { scheme: 'TWN', proof: step.ticket }, now);
    }
  }

  #open(address: ServerAddress, now: number): void {
    this.#address = address;
    this.version = undefined;
    this.#isConnected = false;
    this.#reader = new FrameReader({ side: 'server', connection: 'notification' });
    this.#replies.giveUpAll();
    this.progress = new SynchronizationProgress();
    this.#restartStateTimer(now);
    this.output({ kind: 'open', address });
  }

  #restartStateTimer(now: number): void {
    const timeout = STATE_TIMEOUTS[this.#state];
    this.#stateDeadline = timeout === undefined ? undefined : now + timeout;
  }

  #write(command: ClientNotificationCommand): void {
    this.output({ kind: 'write', bytes: encodeClientNotification(command, this.version) });
  }

  #handle(command: ServerNotificationCommand, now: number): void {
    if (command.verb === 'error') {
      this.#refused(command.code, command.trId, now);
      return;
    }
    handleNotificationCommand(this, command, now);
    const trId = 'trId' in command ? command.trId : undefined;
    if (trId === undefined || trId === 0) return;
    if (command.verb !== 'malformed') {
      this.#replies.answered(trId, command, now);
    } else if (this.#state !== 'signedIn' && this.#replies.concernsSignIn(trId)) {
      const message = 'An answer of the server cannot be read';
      this.end({ failure: failureIn(this.#state, 'protocolError', message) });
    } else {
      this.#replies.unreadable(trId);
    }
  }

  #refused(serverCode: number, trId: TrId | undefined, now: number): void {
    const isSigningIn = this.#state !== 'signedIn' && this.#replies.concernsSignIn(trId);
    if (isSigningIn || serverCode === CHALLENGE_FAILED) {
      this.end({ failure: this.#failureByNumber(serverCode) });
    } else if (!this.#replies.refused(trId, serverCode, now)) {
      this.tell({ type: 'log', level: 'warn', message: `The server reported error ${serverCode}` });
    }
  }

  /** A refused ticket is no wrong password: Passport had taken that. */
  #failureByNumber(serverCode: number): SessionFailure {
    const failure = failureByNumber(this.#state, serverCode);
    if (failure.code !== 'wrongPassword' || this.#login === undefined) return failure;
    const message = 'The server did not accept the ticket of the login service';
    return { ...failure, code: 'loginServiceFailed', message };
  }

  /** Keeps events in order with everything else that goes out. */
  #gatherEvents(): void {
    for (const event of [...this.contacts.takeEvents(), ...this.profile.takeEvents()]) {
      this.#outputs.push({ kind: 'event', event });
    }
  }
}
