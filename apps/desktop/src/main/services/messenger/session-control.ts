/**
 * Signing in and out, and what happens to a session in between: which server, with which password, what is
 * remembered of it, and who takes over this computer's server when its host has left.
 */
import type {
  Reply,
  RequestArguments,
  ServerProfile,
  SessionView,
  SessionWayView,
} from '@nudge/ipc-contract';
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';
import type { MessengerEvent, SignInOptions } from '@nudge/msnp-engine';
import type { ServerTrust } from '../connection/server-trust.ts';
import { wayOf, type ProxyPlace } from '../connection/way-of.ts';
import type { HostAccess, ServerAddress } from '../host/host-access.ts';
import type { ServerProfiles } from '../settings/server-profiles.ts';
import type { Cancel, Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { presenceOf } from './contact-views.ts';
import type { EnginePort } from './engine-port.ts';
import type { OwnSide } from './own-side.ts';
import type { RememberedAccounts } from './remembered-accounts.ts';
import { hostFailureView, PASSWORD_LOST, sessionAfter } from './session-views.ts';

/** A sign-out that the server does not answer ends by itself after this, in milliseconds. */
export const SIGN_OUT_MAX_MILLISECONDS = 1500;

export interface SessionControlOptions {
  readonly engine: EnginePort;
  readonly own: OwnSide;
  readonly servers: ServerProfiles;
  readonly accounts: RememberedAccounts;
  readonly host: HostAccess;
  readonly trust: Pick<ServerTrust, 'note'>;
  /** What the next connection goes through. */
  readonly proxy: () => ProxyPlace | undefined;
  /** Awaited before the server is asked: what must be open when the first line arrives. Never rejects. */
  readonly prepare: () => Promise<void>;
  /** The picture that others may see of an account. */
  readonly shownPicture: (account: string) => Uint8Array | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

type SessionTrusts = Pick<SignInOptions, 'trustedFingerprint' | 'trustedLoginFingerprint'>;
type SignInArguments = RequestArguments<'signIn'>;

/** A sign-in that began, kept until the session ends. */
interface Attempt {
  chosen: SignInArguments;
  readonly account: AccountName;
  readonly password: string;
  readonly server: ServerProfile;
  /** Where it went; another address after a take-over on other ports. */
  address: ServerAddress;
  readonly way: SessionWayView;
}

const OUT: SessionView = { phase: 'signedOut' };

export class SessionControl {
  readonly changed = new Emitter<SessionView>();
  readonly #options: SessionControlOptions;
  #session: SessionView = OUT;
  #attempt: Attempt | undefined;
  #isMoving = false;
  #cancelSignOutLimit: Cancel = () => {};

  constructor(options: SessionControlOptions) {
    this.#options = options;
    options.host.lost.subscribe(() => void this.#reconnect({ isAskedFor: true }));
  }

  get session(): SessionView {
    return this.#session;
  }

  /** True while the engine changes to other ports: its signing out in between is nobody else's business. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** The account signed in or signing in, and its server. */
  get current(): { readonly address: string; readonly server: ServerProfile } | undefined {
    return this.#attempt && { address: this.#attempt.account, server: this.#attempt.server };
  }

  /** Settles as soon as the sign-in has begun; how it goes on is the session's story. */
  async signIn(chosen: SignInArguments): Promise<Reply<undefined>> {
    if (this.#session.phase !== 'signedOut') return fail('notAllowed');
    const { accounts, servers, own } = this.#options;
    const account = parseAccountName(chosen.address);
    const server = servers.find(chosen.serverId);
    if (account === undefined) return fail('badAddress');
    if (server === undefined) return fail('badArguments');
    if (chosen.rememberPassword && !accounts.canStorePasswords) return fail('passwordNotStorable');
    const password = chosen.password ?? accounts.password(account, server.id);
    if (password === undefined) return this.#askForPassword(account, server.id);
    own.begin(chosen.status);
    servers.select(server.id);
    const way = wayOf(server, this.#options.proxy());
    const attempt = { chosen, account, password, server, address: server, way };
    this.#attempt = attempt;
    this.#set({ phase: 'signingIn', stage: 'connecting' });
    void this.#begin(attempt);
    return done;
  }

  /** Ends a sign-in under way, or the wait for the next try. */
  cancel(): Reply<undefined> {
    if (this.#session.phase !== 'signingIn' && this.#session.phase !== 'reconnecting')
      return fail('notAllowed');
    this.#end();
    void this.#options.engine.ask({ type: 'signOut' });
    return done;
  }

  signOut(): Reply<undefined> {
    if (this.#session.phase !== 'signedIn') return this.cancel();
    this.#set({ phase: 'signingOut' });
    this.#cancelSignOutLimit = this.#options.clock.after(SIGN_OUT_MAX_MILLISECONDS, () => this.#end());
    void this.#options.engine.ask({ type: 'signOut' });
    return done;
  }

  /** Of every account; that of a session under way is not stored again by its next sign-in, either. */
  forgetPasswords(): void {
    if (this.#attempt) this.#attempt.chosen = { ...this.#attempt.chosen, rememberPassword: false };
    this.#options.accounts.forgetPasswords();
  }

  /** Also of the session under way: its next sign-in keeps what is chosen now. */
  setAutomaticSignIn(isOn: boolean): void {
    const chosen = this.#options.accounts.setAutomatic(isOn);
    const attempt = this.#attempt;
    if (attempt === undefined) return;
    const isIts = chosen?.address === attempt.account && chosen.serverId === attempt.server.id;
    attempt.chosen = { ...attempt.chosen, signInAutomatically: isIts };
  }

  reconnectNow(): Reply<undefined> {
    if (this.#session.phase !== 'reconnecting') return fail('notAllowed');
    void this.#reconnect({ isAskedFor: true });
    return done;
  }

  /** The computer slept, or its network is another one: what was open may be dead without a word. */
  checkLine(): void {
    if (this.#session.phase === 'reconnecting') this.reconnectNow();
    else if (this.#session.phase === 'signedIn') void this.#options.engine.ask({ type: 'checkLine' });
  }

  /** The account that asked for it signs in when the application starts. */
  async signInAutomatically(): Promise<void> {
    const account = this.#options.accounts.list().find((one) => one.signInAutomatically && one.hasPassword);
    if (account === undefined) return;
    const { hasPassword: rememberPassword, pictureUrl: _picture, ...rest } = account;
    await this.signIn({ ...rest, rememberPassword, rememberMe: true });
  }

  take(event: MessengerEvent): void {
    if (event.type === 'log') return this.#options.log[event.level](`engine: ${event.message}`);
    if (this.#session.phase === 'signedOut') return;
    if (event.type === 'signedIn') this.#remember();
    if (event.type === 'signInFailed') this.#forgetRefusedPassword(event.failure.code);
    const next = this.#told(sessionAfter(this.#session, event, this.#options.clock.now()), event);
    if (next === this.#session) return;
    this.#logStep(event);
    this.#set(next);
    if (event.type === 'connectionLost') void this.#reconnect({ isAskedFor: false });
  }

  async #begin(attempt: Attempt): Promise<void> {
    const { engine, own, accounts, prepare } = this.#options;
    const [isHostThere] = await Promise.all([this.#findHost(attempt), prepare()]);
    if (!isHostThere || this.#attempt !== attempt) return;
    const { account, password, server, address } = attempt;
    const personalMessage = accounts.personalMessage(account, server.id);
    const picture = this.#options.shownPicture(account);
    // The engine would go on showing that of the account before.
    if (picture === undefined) void engine.ask({ type: 'setDisplayPicture', picture });
    await engine.ask({
      type: 'signIn',
      options: {
        server: { host: address.host, port: address.port, isSecure: server.isSecure },
        http: address.loginAddress,
        ...trustsOf(server),
        account,
        password,
        status: presenceOf(own.chosen),
        ...(personalMessage === undefined ? {} : { personalMessage }),
        ...(picture === undefined ? {} : { displayPicture: { data: picture } }),
      },
    });
  }

  /** With what only we know: how the server is reached, and which certificate the person may be asked about. */
  #told(next: SessionView, event: MessengerEvent): SessionView {
    const attempt = this.#attempt;
    if (attempt === undefined) return next;
    if (next.phase === 'signedIn' && event.type === 'signedIn') return { ...next, way: attempt.way };
    const fingerprint = 'failure' in event ? event.failure.fingerprint : undefined;
    if (next.phase !== 'signedOut' || next.failure === undefined || fingerprint === undefined) return next;
    // The login has a stage of its own, in which nobody else is connected to.
    const place = next.failure.stage === 'authenticating' ? 'login' : 'server';
    const certificate = this.#options.trust.note(attempt.server.id, fingerprint, place);
    return { ...next, failure: { ...next.failure, ...(certificate === undefined ? {} : { certificate }) } };
  }

  /** For this computer's server: makes sure that it runs. False: it does not, and the session says so. */
  async #findHost(attempt: Attempt): Promise<boolean> {
    if (attempt.server.kind !== 'thisComputer') return true;
    const outcome = await this.#options.host.ensure();
    if (this.#attempt !== attempt) return false;
    if (outcome.ok) {
      attempt.address = outcome.address;
      return true;
    }
    this.#attempt = undefined;
    this.#set({ phase: 'signedOut', failure: hostFailureView(outcome.reason) });
    return false;
  }

  /** A host that left is replaced here; an engine that would knock on the old ports starts anew on the new ones. */
  async #reconnect({ isAskedFor }: { readonly isAskedFor: boolean }): Promise<void> {
    const attempt = this.#attempt;
    const { engine, host } = this.#options;
    if (!this.#waitsToReconnect(attempt)) return;
    if (attempt?.server.kind !== 'thisComputer') {
      if (isAskedFor) await engine.ask({ type: 'reconnectNow' });
      return;
    }
    const outcome = await host.ensure();
    if (!this.#waitsToReconnect(attempt) || !outcome.ok) return;
    const hasMoved = outcome.address.port !== attempt.address.port;
    if (hasMoved) return this.#move(attempt, outcome.address);
    if (isAskedFor || outcome.startedNow) await engine.ask({ type: 'reconnectNow' });
  }

  #waitsToReconnect(attempt: Attempt | undefined): boolean {
    return this.#attempt === attempt && this.#session.phase === 'reconnecting';
  }

  async #move(attempt: Attempt, address: ServerAddress): Promise<void> {
    attempt.address = address;
    this.#isMoving = true;
    await this.#options.engine.ask({ type: 'signOut' });
    this.#isMoving = false;
    if (this.#attempt === attempt) await this.#begin(attempt);
  }

  #remember(): void {
    if (this.#attempt === undefined) return;
    const { chosen, account, password, server } = this.#attempt;
    const { accounts } = this.#options;
    if (!chosen.rememberMe) return accounts.forget(account, server.id);
    accounts.remember({
      address: account,
      serverId: server.id,
      status: chosen.status,
      signInAutomatically: chosen.signInAutomatically && chosen.rememberPassword,
      password: chosen.rememberPassword ? password : undefined,
    });
  }

  #forgetRefusedPassword(code: string): void {
    if (code !== 'wrongPassword' || this.#attempt === undefined) return;
    this.#options.accounts.forgetPassword(this.#attempt.account, this.#attempt.server.id);
  }

  /** The window that showed dots learns that there is nothing behind them. */
  #askForPassword(account: string, serverId: string): Reply<undefined> {
    this.#options.accounts.forgetPassword(account, serverId);
    this.#set({ phase: 'signedOut', failure: PASSWORD_LOST });
    return done;
  }

  #logStep(event: MessengerEvent): void {
    const failure = 'failure' in event ? { code: event.failure.code } : {};
    this.#options.log.info('session: changed', { kind: event.type, ...failure });
  }

  #end(): void {
    this.#set(OUT);
  }

  #set(session: SessionView): void {
    if (session.phase === 'signedOut') this.#attempt = undefined;
    if (session.phase !== 'signingOut') this.#cancelSignOutLimit();
    this.#session = session;
    this.changed.emit(session);
  }
}

function trustsOf({ trustedFingerprint, trustedLoginFingerprint = '' }: ServerProfile): SessionTrusts {
  return {
    ...(trustedFingerprint === '' ? {} : { trustedFingerprint }),
    ...(trustedLoginFingerprint === '' ? {} : { trustedLoginFingerprint }),
  };
}
