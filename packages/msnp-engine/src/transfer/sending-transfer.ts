/**
 * One transfer of ours on its way out: waits for its turn, is offered, and is offered again after a break where the
 * other side can go on. The application sees one transfer in all of it.
 */
import type { FlowEnding, FlowOffer } from './byte-flow.ts';
import { isLineLoss, phaseOfEnding } from './endings.ts';
import type { FlowMaker } from './peer-port.ts';
import { type RunOwner, SendRun, type SendSource } from './send-run.ts';
import type { Streams } from './streams.ts';
import { isBundleOf } from './transfer-requests.ts';
import { INTERRUPTION_MAX, RESUME_PAUSE, RESUME_PAUSE_MAX } from './transfer-limits.ts';
import type { TransferFailureReason, TransferRoute } from './transfer-model.ts';
import type { TransferRecord } from './transfer-record.ts';

/** What is between two tries. */
type Waiting =
  /** For its turn; then for what the other side can do. */
  | { readonly kind: 'turn' }
  | { readonly kind: 'asking' }
  /** For the time of the next try, or for the other side to come back. */
  | { readonly kind: 'pause'; readonly until: number };

export class SendingTransfer implements RunOwner {
  readonly record: TransferRecord;
  readonly #source: Omit<SendSource, 'withHashes'>;
  readonly #streams: Streams;
  #waiting: Waiting | undefined = { kind: 'turn' };
  #run: SendRun | undefined;
  #canResume = false;
  #brokenSince: number | undefined;
  #tries = 0;

  constructor(record: TransferRecord, source: Omit<SendSource, 'withHashes'>, streams: Streams) {
    this.record = record;
    this.#source = source;
    this.#streams = streams;
  }

  /** Whether it is to be offered now. */
  isDue(now: number): boolean {
    const waiting = this.#waiting;
    return waiting?.kind === 'turn' || (waiting?.kind === 'pause' && waiting.until <= now);
  }

  /** It has no try under way, and asks for none. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined && !this.isAsking;
  }

  /** It is being found out what the other side can do. */
  asking(): void {
    this.#waiting = { kind: 'asking' };
  }

  get isAsking(): boolean {
    return this.#waiting?.kind === 'asking';
  }

  offer(maker: FlowMaker, features: ReadonlySet<string>, now: number): void {
    this.#waiting = undefined;
    if (
      (isBundleOf(this.#source.entries) && !features.has('bundle')) ||
      (this.#canResume && !features.has('resume'))
    ) {
      return this.unreachable('notSupported', now);
    }
    this.#canResume = features.has('resume');
    this.#run = new SendRun({ ...this.#source, withHashes: features.has('sha256') }, this.#streams, this);
    this.#run.begin(maker, this.#flowOffer(), now);
  }

  /** There is nobody to offer it to. */
  unreachable(reason: TransferFailureReason, now: number): void {
    this.#waiting = undefined;
    this.ended({ kind: 'failed', reason }, now);
  }

  /** The other side may be back. */
  wake(now: number): void {
    if (this.#waiting?.kind === 'pause') this.#waiting = { kind: 'pause', until: now };
  }

  /** By the user, here. */
  cancel(now: number): void {
    this.#waiting = undefined;
    const run = this.#run;
    this.#run = undefined;
    this.record.update({ phase: { kind: 'cancelled', by: 'us' }, route: 'none' }, now);
    run?.cancel(now);
  }

  deadline(): number | undefined {
    return this.#waiting?.kind === 'pause' ? this.#waiting.until : undefined;
  }

  started(now: number): void {
    this.#brokenSince = undefined;
    this.#tries = 0;
    this.record.update({ phase: { kind: 'starting' } }, now);
  }

  routed(route: TransferRoute, now: number): void {
    this.record.update({ route }, now);
  }

  progressed(position: number, now: number): void {
    this.record.progressed(position, now);
  }

  ended(ending: FlowEnding, now: number): void {
    this.#run = undefined;
    if (this.record.hasEnded) return;
    const wasBroken = this.#brokenSince !== undefined;
    if (this.#canResume && isLineLoss(ending, wasBroken)) return this.#interrupt(now);
    const { size } = this.record.transfer;
    const transferred = ending.kind === 'done' ? { transferred: size } : {};
    this.record.update({ phase: phaseOfEnding(ending), route: 'none', ...transferred }, now);
  }

  #interrupt(now: number): void {
    this.#brokenSince ??= now;
    if (now - this.#brokenSince >= INTERRUPTION_MAX) {
      this.record.update({ phase: { kind: 'failed', reason: 'timedOut' }, route: 'none' }, now);
      return;
    }
    const pause = Math.min(RESUME_PAUSE * 2 ** this.#tries++, RESUME_PAUSE_MAX);
    this.#waiting = { kind: 'pause', until: now + pause };
    if (this.record.transfer.phase.kind === 'interrupted') return;
    this.record.update({ phase: { kind: 'interrupted' }, route: 'none' }, now);
  }

  #flowOffer(): FlowOffer {
    const { name, size, preview, transferId } = this.record.transfer;
    return {
      name,
      size,
      ...(preview === undefined ? {} : { preview }),
      ...(isBundleOf(this.#source.entries) ? { entries: this.#source.entries } : {}),
      ...(this.#canResume ? { resumeId: transferId } : {}),
    };
  }
}
