/** What all sessions with one person share: the courier, the direct connection, the turn, and who wants a switchboard. */
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { ByteFlowEvent } from '../transfer/byte-flow.ts';
import type { FlowListener, PeerHost } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { Courier } from './courier.ts';
import { FreshNumbers } from './fresh-numbers.ts';
import { NO_LINE_TIMEOUT } from './limits.ts';
import type { Lane, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';
import { Sessions } from './sessions.ts';
import { Turn } from './turn.ts';

export class ChannelCore implements PeerLine {
  readonly host: PeerHost;
  readonly numbers: FreshNumbers;
  readonly sessions = new Sessions();
  readonly courier: Courier;
  readonly #turn: Turn;
  #isWanted = false;
  #noLineDeadline: number | undefined;

  constructor(host: PeerHost) {
    this.host = host;
    this.numbers = new FreshNumbers(host.environment.createId, host.environment.sha1);
    this.courier = new Courier(host);
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

  pause(): void {
    // Nothing can be paused in a switchboard.
  }

  wantDirect(): void {
    // All goes through the switchboard.
  }

  dropBridge(): void {
    // All goes through the switchboard.
  }

  ended(session: SlpSession): void {
    this.sessions.remove(session);
  }

  lost(now: number): void {
    this.courier.switchboardLost(now);
    if (this.lane === 'bridge') return;
    for (const session of this.sessions.all) session.lineLost(now);
  }

  refused(reason: TransferFailureReason, now: number): void {
    this.#noLineDeadline = undefined;
    if (this.lane === 'bridge') return;
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
  }

  expire(now: number): void {
    if (this.courier.expire(now)) this.dropBridge();
    for (const session of this.sessions.all) session.expire(now);
    if (hasPassed(this.#noLineDeadline, now)) this.refused('notConnected', now);
  }

  deadline(): number | undefined {
    if (this.#turn.isPending) return 0;
    let soonest = earliest(this.#noLineDeadline, this.courier.deadline());
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
    this.#want(isWanted, now);
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
