/**
 * A connection to the notification server: sign-in, lists, presence, ringing. What the client asks is in
 * handlers/; this file holds the state they share and says in the client's dialect what the core tells.
 */
import {
  encodeInvitationWords,
  type AccountName,
  type ClientNotificationCommand,
  type Frame,
  type ProtocolVersion,
  type SignInPlace,
} from '@nudge/msnp-codec';
import type { Account } from '../../core/account.ts';
import type { Core } from '../../core/core.ts';
import type { PrincipalEvent, Ring, SessionEnd, SessionEvents } from '../../core/events.ts';
import type { Session } from '../../core/sessions.ts';
import { TokenBudget } from '../../core/token-budget.ts';
import {
  CHALLENGE_WITHIN_MS,
  NOTIFICATION_IDLE_MS,
  NOTIFICATION_IDLE_WITHOUT_PACE_MS,
  OWN_CHANGES_AT_ONCE,
  OWN_CHANGES_PER_SECOND,
} from '../../limits.ts';
import type { WaitingMessage } from '../../store/offline-message-store.ts';
import type { CommandEntry, Peer } from '../command-runner.ts';
import { ErrorCode } from '../error-codes.ts';
import type { FrontOptions } from '../front-options.ts';
import { HandshakeConnection } from '../handshake.ts';
import type { Waker } from '../send-queue.ts';
import type { BroadcastEncoder } from './broadcast-encoder.ts';
import { commandEntry } from './command-table.ts';
import { serialOf, usesSerials } from './dialect.ts';
import { SENDER, sendLeftMessage, sendMessagesRemoved, sendWaitingMessages } from './greeting.ts';
import { isNudgeClient } from './nudge-client.ts';
import { tellOtherPlace } from './signed-in-elsewhere.ts';

/** What all connections of one server share. */
export interface NotificationHost {
  readonly core: Core;
  readonly options: FrontOptions;
  readonly broadcast: BroadcastEncoder;
  /** A cookie for a new switchboard; undefined when this account asks too often. */
  requestSwitchboard(session: Session): string | undefined;
}

interface OutstandingChallenge {
  readonly text: string;
  readonly sentAt: number;
}

const FIRST_VERSION_WITH_PACE = 9;
/** Commands of the protocol's history that this server does not offer: the directory of people, paging. */
const DISABLED_VERBS = new Set(['FND', 'PAG', 'PGD']);
const OWN_CHANGES_RATE = { perSecond: OWN_CHANGES_PER_SECOND, atOnce: OWN_CHANGES_AT_ONCE };

export class NotificationConnection extends HandshakeConnection implements SessionEvents {
  readonly host: NotificationHost;
  /** Whom the client said it is (USR I), until it has proved it. */
  claimed: AccountName | undefined = undefined;
  session: Session | undefined = undefined;
  challenge: OutstandingChallenge | undefined = undefined;
  #heardAt: number;
  /** Only from the first change on: most connections change nothing for hours. */
  #changes: TokenBudget | undefined = undefined;

  constructor(host: NotificationHost, peer: Peer, waker: Waker) {
    super(host.core.environment, peer, waker);
    this.host = host;
    this.#heardAt = this.openedAt;
  }

  get isSignedIn(): boolean {
    return this.session !== undefined;
  }

  get core(): Core {
    return this.host.core;
  }

  /** The session; handlers of commands after sign-in may rely on it. */
  get signedIn(): Session {
    if (this.session === undefined) throw new Error('a command after sign-in ran without a session');
    return this.session;
  }

  get account(): Account {
    return this.signedIn.account;
  }

  /** The dialect; settled before any handler but VER runs. */
  get dialect(): ProtocolVersion {
    if (this.version === undefined) throw new Error('a command ran before VER');
    return this.version;
  }

  get place(): SignInPlace {
    return { address: this.peer.remoteAddress, ...this.client };
  }

  /** The host to name in referrals. */
  get reachableHost(): string {
    return this.host.options.publicHost ?? this.peer.localAddress;
  }

  override deadline(): number | undefined {
    if (this.queue.isClosed) return undefined;
    if (!this.isSignedIn) return super.deadline();
    const silence = this.#heardAt + this.#patience();
    return Math.min(silence, this.#challengeDue());
  }

  override expire(now: number): void {
    if (!this.isSignedIn) return super.expire(now);
    if (now >= this.#challengeDue()) return this.refuseChallenge(0);
    if (now >= this.#heardAt + this.#patience()) this.hangUp('silent');
  }

  /**
   * Whether one more change of what this account shows of itself comes too soon, and is refused with 800. Not held
   * back like talk: other commands wait behind it, and only the last of many changes is of use to anybody.
   */
  changesTooRapidly(): boolean {
    const now = this.environment.now();
    this.#changes ??= new TokenBudget(OWN_CHANGES_RATE, now);
    if (this.#changes.left(now) < 1) return true;
    this.#changes.spend(1, now);
    return false;
  }

  /** 540, then the end. */
  refuseChallenge(trId: number): void {
    this.refuseAndClose(ErrorCode.challengeFailed, trId);
  }

  principalChanged(event: PrincipalEvent): void {
    const bytes = this.host.broadcast.encode(event, this.dialect, this.account.listVersion);
    if (bytes !== undefined) this.queue.write(bytes);
  }

  addedBy(account: AccountName, friendlyName: string): void {
    const event = { trId: 0, list: 'reverse', account, friendlyName } as const;
    if (usesSerials(this.dialect)) {
      this.send({ verb: 'ADD', ...event, listVersion: String(this.account.listVersion) });
    } else {
      this.send({ verb: 'ADC', ...event });
    }
  }

  invitedBy(address: AccountName, text: string): void {
    if (!isNudgeClient(this)) return;
    this.send({
      verb: 'MSG',
      account: SENDER,
      friendlyName: SENDER,
      body: encodeInvitationWords(address, text),
    });
  }

  messagesWaiting(messages: readonly WaitingMessage[]): void {
    sendWaitingMessages(this, messages);
  }

  messageLeft(message: WaitingMessage): void {
    sendLeftMessage(this, message);
  }

  messagesRemoved(count: number): void {
    sendMessagesRemoved(this, count);
  }

  removedBy(principal: AccountName): void {
    this.send({ verb: 'REM', trId: 0, list: 'reverse', principal, ...serialOf(this.account, this.dialect) });
  }

  rung(ring: Ring): void {
    this.send({
      verb: 'RNG',
      sessionId: ring.sessionId,
      address: { host: this.reachableHost, port: this.peer.localPort },
      cookie: ring.cookie,
      account: ring.caller,
      friendlyName: ring.callerName,
    });
  }

  ended(reason?: SessionEnd): void {
    const session = this.session;
    this.session = undefined;
    if (reason !== undefined) {
      this.#putOut(reason);
      return this.close();
    }
    if (session !== undefined) this.core.presence.signOut(session);
  }

  protected entryOf(verb: string): CommandEntry<this, ClientNotificationCommand> | undefined {
    return commandEntry(verb);
  }

  protected override runDirectly(frame: Frame): boolean {
    if (!DISABLED_VERBS.has(frame.verb) || !this.isSignedIn) return false;
    this.refuseDisabled(frame);
    return true;
  }

  protected override refuseMalformed(frame: Frame): void {
    const trId = Number(frame.args[0]);
    if (frame.verb === 'SDC' && Number.isInteger(trId)) this.refuseAndClose(ErrorCode.badInvitation, trId);
    else super.refuseMalformed(frame);
  }

  protected override heard(now: number): void {
    this.#heardAt = now;
  }

  protected shutDown(): void {
    this.send({ verb: 'OUT', reason: 'SSD' });
  }

  #putOut(reason: SessionEnd): void {
    if (reason.kind === 'accountDeleted') return this.send({ verb: 'OUT' });
    tellOtherPlace(this, reason.place);
    this.send({ verb: 'OUT', reason: 'OTH' });
  }

  #patience(): number {
    return this.dialect >= FIRST_VERSION_WITH_PACE ? NOTIFICATION_IDLE_MS : NOTIFICATION_IDLE_WITHOUT_PACE_MS;
  }

  #challengeDue(): number {
    if (this.challenge === undefined || !this.host.options.requireChallenge) return Infinity;
    return this.challenge.sentAt + CHALLENGE_WITHIN_MS;
  }
}
