/**
 * What waits for a reply of the notification server: single commands, the steps of plans, wishes for a
 * switchboard. Each is settled exactly once, by its reply, by time, or by the end of the connection.
 */
import type { ClientNotificationCommand, ServerNotificationCommand, TrId } from '@nudge/msnp-codec';
import { REPLY_TIMEOUT, TransactionTable } from '../core/transaction-table.ts';
import type { RequestOutcome } from '../messenger-events.ts';
import type { Plan } from './plan.ts';
import { continuePlan, currentStep, isTolerated, type PlanRun, refusedByServer } from './plan-runner.ts';
import type { NotificationOutput, SwitchboardToken } from './session-core.ts';

export type Waiting =
  /** Its refusal ends the sign-in. */
  | { readonly kind: 'signIn' }
  /** Nobody waits. */
  | { readonly kind: 'quiet' }
  | { readonly kind: 'plan'; readonly run: PlanRun }
  | SwitchboardWish;

interface SwitchboardWish {
  readonly kind: 'switchboard';
  readonly token: SwitchboardToken;
  readonly askedAt: number;
}

/** Where commands and news go. */
export interface RepliesHost {
  write(command: ClientNotificationCommand): void;
  output(output: NotificationOutput): void;
}

type Reason = 'timedOut' | 'lineLost' | 'refused';

const MESSAGES = {
  timedOut: 'The server did not answer in time',
  lineLost: 'The line was lost before the server answered',
  refused: 'The answer of the server cannot be read',
} as const satisfies Record<Reason, string>;

export class Replies {
  readonly #host: RepliesHost;
  readonly #transactions = new TransactionTable<Waiting>();
  #heardAt = Number.NEGATIVE_INFINITY;
  /** Not answered in time on a line silent since: what waits for them may yet go out on the next line. */
  #doubtful: readonly SwitchboardWish[] = [];

  constructor(host: RepliesHost) {
    this.#host = host;
  }

  send(build: (trId: TrId) => ClientNotificationCommand, waiting: Waiting, now: number): void {
    const trId = this.#transactions.nextId();
    this.#transactions.expect(trId, waiting, now + REPLY_TIMEOUT);
    this.#host.write(build(trId));
  }

  /** Something arrived: the line is alive, and what it did not answer in time it will not answer. */
  heard(now: number): void {
    this.#heardAt = now;
    this.#giveUpDoubtful('timedOut');
  }

  /** Runs a plan from one of its steps on; the outcome is an event. */
  run(plan: Plan, from: number, now: number): void {
    const trId = this.#transactions.peekId();
    const progress = continuePlan(plan, from, trId);
    if (progress.kind === 'done') return this.#settle(plan, progress.outcome);
    const { command, run } = progress;
    const isQuiet = currentStep(run)?.isQuiet === true;
    this.#transactions.expect(trId, isQuiet ? { kind: 'quiet' } : { kind: 'plan', run }, now + REPLY_TIMEOUT);
    this.#host.write(command);
    if (isQuiet) this.run(plan, run.at + 1, now);
  }

  /** Whether an error with this ID, or without one, is about signing in. */
  concernsSignIn(trId: TrId | undefined): boolean {
    const waiting = trId === undefined ? undefined : this.#transactions.find(trId);
    return waiting === undefined || waiting.kind === 'signIn';
  }

  answered(trId: TrId, command: ServerNotificationCommand, now: number): void {
    const waiting = this.#transactions.settle(trId);
    if (waiting?.kind === 'plan') {
      currentStep(waiting.run)?.applied?.();
      this.run(waiting.run.plan, waiting.run.at + 1, now);
    } else if (waiting?.kind === 'switchboard') {
      this.#switchboardAnswered(waiting.token, command);
    }
  }

  /** The server refused with an error number; false when nobody waited for it. */
  refused(trId: TrId | undefined, serverCode: number, now: number): boolean {
    const waiting = trId === undefined ? undefined : this.#transactions.settle(trId);
    if (waiting?.kind === 'plan') {
      this.#planRefused(waiting.run, serverCode, now);
    } else if (waiting?.kind === 'switchboard') {
      const { token } = waiting;
      this.#host.output({ kind: 'switchboardRefused', token, reason: 'refused', serverCode });
    } else {
      return false;
    }
    return true;
  }

  /** The reply is there and cannot be read. */
  unreadable(trId: TrId): void {
    const waiting = this.#transactions.settle(trId);
    if (waiting !== undefined) this.#giveUp(waiting, 'refused');
  }

  /** Gives up what is late; true when the silence puts the line itself in doubt. */
  expire(now: number): boolean {
    for (const waiting of this.#transactions.expire(now)) {
      const isDoubtful = waiting.kind === 'switchboard' && waiting.askedAt >= this.#heardAt;
      if (isDoubtful) this.#doubtful = [...this.#doubtful, waiting];
      else this.#giveUp(waiting, 'timedOut');
    }
    return this.#doubtful.length > 0;
  }

  /** The connection ended. */
  giveUpAll(): void {
    for (const waiting of this.#transactions.takeAll()) this.#giveUp(waiting, 'lineLost');
    this.#giveUpDoubtful('lineLost');
  }

  deadline(): number | undefined {
    return this.#transactions.deadline();
  }

  #switchboardAnswered(token: SwitchboardToken, command: ServerNotificationCommand): void {
    if (command.verb === 'XFR' && command.target === 'switchboard') {
      const { address, cookie } = command;
      this.#host.output({ kind: 'switchboardGranted', token, invitation: { address, cookie } });
    } else {
      this.#host.output({ kind: 'switchboardRefused', token, reason: 'refused' });
    }
  }

  #planRefused(run: PlanRun, serverCode: number, now: number): void {
    const step = currentStep(run);
    if (!isTolerated(step, serverCode)) return this.#settle(run.plan, refusedByServer(serverCode));
    step?.applied?.();
    this.run(run.plan, run.at + 1, now);
  }

  #giveUpDoubtful(reason: Reason): void {
    const doubtful = this.#doubtful;
    this.#doubtful = [];
    for (const wish of doubtful) this.#giveUp(wish, reason);
  }

  #giveUp(waiting: Waiting, reason: Reason): void {
    if (waiting.kind === 'plan') {
      const code = reason === 'refused' ? 'refusedByServer' : reason;
      this.#settle(waiting.run.plan, { ok: false, code, message: MESSAGES[reason] });
    } else if (waiting.kind === 'switchboard') {
      this.#host.output({ kind: 'switchboardRefused', token: waiting.token, reason });
    }
  }

  #settle({ requestId }: Plan, outcome: RequestOutcome): void {
    if (requestId === undefined) return;
    this.#host.output({ kind: 'event', event: { type: 'requestSettled', id: requestId, outcome } });
  }
}
