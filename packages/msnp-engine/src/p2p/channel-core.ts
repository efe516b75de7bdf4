/** What all sessions with one person share: the courier, the direct connection, the turn, and who wants a switchboard. */
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { ByteFlowEvent } from '../transfer/byte-flow.ts';
import type { FlowListener, PeerHost } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { Bridge, type BridgeUser } from './bridge.ts';
import { Courier, type BridgeLane } from './courier.ts';
import { FreshNumbers } from './fresh-numbers.ts';
import { LANE_CHANGE_LIMIT, NO_LINE_TIMEOUT } from './limits.ts';
import type { Lane, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';
import { Sessions } from './sessions.ts';
import { Turn } from './turn.ts';

export class ChannelCore implements PeerLine, BridgeUser {
  readonly host: PeerHost;
  readonly numbers: FreshNumbers;
  readonly sessions = new Sessions();
  readonly courier: Courier;
  readonly bridge: Bridge;
  readonly #turn: Turn;
  readonly #carried: (chunk: Uint8Array, lane: Lane, now: number) => void;
  #isWanted = false;
  /** No switchboard can be had; asked for again only when there is no other way. */
  #isRefused = false;
  #bridgeSince = 0;
  #noLineDeadline: number | undefined;

  /** `carried` gets every chunk that arrives on the direct connection. */
  constructor(host: PeerHost, carried: (chunk: Uint8Array, lane: Lane, now: number) => void) {
    this.host = host;
    this.#carried = carried;
    this.numbers = new FreshNumbers(host.environment.createId, host.environment.sha1);
    this.courier = new Courier(host);
    this.bridge = new Bridge(this, this);
    this.#turn = new Turn((now) => this.#settle(now));
  }

  get lane(): Lane {
    return this.courier.lane;
  }

  run(work: () => void, now: number, when?: 'later'): void {
    this.#turn.run(work, now, when);
  }

  later(action: () => void): void {
    this.#turn.tell(action);
  }

  tell(listener: FlowListener, event: ByteFlowEvent): void {
    this.#turn.tell((now) => listener(event, now));
  }

  send(message: OutgoingMessage): void {
    this.courier.send(message);
  }

  withdraw(message: OutgoingMessage): void {
    this.courier.withdraw(message);
  }

  resume(message: OutgoingMessage): void {
    this.courier.resume(message);
  }

  pause(session: SlpSession, isPaused: boolean): void {
    this.bridge.pause(session, isPaused);
  }

  wantDirect(session: SlpSession, now: number): void {
    this.bridge.want(session.callId, now);
  }

  get isAskingForDirect(): boolean {
    return this.bridge.isAsking;
  }

  dropBridge(now: number): void {
    this.bridge.drop(now);
  }

  bridgeCarried(chunk: Uint8Array, now: number): void {
    this.#carried(chunk, 'bridge', now);
  }

  bridgeOpened(lane: BridgeLane, now: number): void {
    this.#bridgeSince = now;
    this.courier.useBridge(lane);
    for (const session of this.sessions.all) session.laneChanged('bridge', now);
  }

  bridgeLost(now: number): void {
    this.#isRefused = false;
    this.courier.bridgeLost(now);
    for (const session of this.sessions.all) session.laneChanged('switchboard', now);
  }

  /** A chunk came through the switchboard: from a Nudge client that means that it has given the other way up. */
  cameBySwitchboard(now: number): void {
    const isNudge = this.host.peerFeatures.size > 0;
    if (isNudge && this.lane === 'bridge' && now > this.#bridgeSince + LANE_CHANGE_LIMIT)
      this.dropBridge(now);
  }

  ended(session: SlpSession): void {
    this.bridge.pause(session, false);
    this.sessions.remove(session);
  }

  lost(now: number): void {
    this.bridge.stopTrying();
    this.courier.switchboardLost(now);
    if (this.lane === 'bridge') return;
    for (const session of this.sessions.all) session.lineLost(now);
  }

  refused(reason: TransferFailureReason, now: number): void {
    this.#noLineDeadline = undefined;
    // The wish ended with the refusal; another one has to be made anew.
    this.#isWanted = false;
    this.#isRefused = this.lane === 'bridge';
    if (this.#isRefused) return;
    this.bridge.stopTrying();
    for (const session of this.sessions.all) {
      if (session.needsLine) session.refused(reason, now);
    }
    this.courier.clear();
  }

  settled(token: string, result: MessageResult, now: number): void {
    this.courier.settled(token, result, now);
  }

  shutDown(now: number): void {
    for (const session of this.sessions.all) session.shutDown(now);
    this.courier.clear();
    this.bridge.close(now);
  }

  expire(now: number): void {
    if (this.courier.expire(now)) this.dropBridge(now);
    this.bridge.expire(now);
    for (const session of this.sessions.all) session.expire(now);
    if (hasPassed(this.#noLineDeadline, now)) this.refused('notConnected', now);
  }

  deadline(): number | undefined {
    if (this.#turn.isPending) return 0;
    let soonest = earliest(this.#noLineDeadline, this.courier.deadline(), this.bridge.deadline());
    for (const session of this.sessions.all) soonest = earliest(soonest, session.deadline());
    return soonest;
  }

  #settle(now: number): void {
    this.courier.pump(now);
    let isWanted = this.courier.isBusy;
    for (const session of this.sessions.all) {
      session.pumped?.(now);
      isWanted ||= session.needsLine;
    }
    this.bridge.use(isWanted, now);
    this.#want(isWanted && !this.#isRefused, now);
  }

  #want(isWanted: boolean, now: number): void {
    const isWithout = isWanted && !this.host.isReady && this.lane === 'switchboard';
    if (!isWithout) this.#noLineDeadline = undefined;
    else this.#noLineDeadline ??= now + NO_LINE_TIMEOUT;
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.host.wantSwitchboard(isWanted, now);
  }
}
