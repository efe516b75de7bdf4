/**
 * One transfer from somebody else: offered, accepted or not, and after a break found again by its resume key, so
 * that it goes on without asking a second time.
 */
import type { ByteFlow, FlowEnding, FlowOffer } from './byte-flow.ts';
import { isLineLoss, phaseOfEnding } from './endings.ts';
import type { FlowListener } from './peer-port.ts';
import { type ReceiveOwner, ReceiveRun, type ReceiveSink } from './receive-run.ts';
import type { Streams } from './streams.ts';
import { INTERRUPTION_MAX } from './transfer-limits.ts';
import type { OfferedEntry, TransferDestination, TransferPhase, TransferRoute } from './transfer-model.ts';
import type { TransferRecord } from './transfer-record.ts';

export class ReceivingTransfer implements ReceiveOwner {
  readonly record: TransferRecord;
  readonly #streams: Streams;
  #run: ReceiveRun | undefined;
  #destination: TransferDestination | undefined;
  #brokenSince: number | undefined;

  constructor(record: TransferRecord, streams: Streams) {
    this.record = record;
    this.#streams = streams;
  }

  /** Whether an offer is this one once more; one with the same key and other content is not. */
  isAgain(offer: FlowOffer): boolean {
    const { size, entries } = this.record.transfer;
    const again = entriesOf(offer);
    return (
      size === offer.size &&
      again.length === entries.length &&
      again.every(
        ({ path, size: bytes }, index) => entries[index]?.path === path && entries[index].size === bytes,
      )
    );
  }

  /** The flow of the offer, or of the same offer made again. */
  attach(flow: ByteFlow, now: number): FlowListener {
    this.#run?.cancel(true, now);
    this.#brokenSince = undefined;
    const run = new ReceiveRun(flow, this.#sink(), { streams: this.#streams, owner: this });
    this.#run = run;
    if (this.#destination !== undefined) run.accept(this.#destination, now);
    return (event, later) => run.heard(event, later);
  }

  get isOffered(): boolean {
    return this.record.transfer.phase.kind === 'offered';
  }

  /** When the line broke before the answer, it counts for the offer made again. */
  accept(destination: TransferDestination, now: number): void {
    this.#destination = destination;
    if (this.#run === undefined) this.record.update({ phase: { kind: 'interrupted' } }, now);
    else this.#run.accept(destination, now);
  }

  decline(now: number): void {
    this.#run?.decline(now);
    this.#finish({ kind: 'declined', by: 'us' }, now);
  }

  /** By the user, here. */
  cancel(now: number): void {
    if (this.#run === undefined) this.#deletePart();
    this.#run?.cancel(false, now);
    this.#finish({ kind: 'cancelled', by: 'us' }, now);
  }

  deadline(): number | undefined {
    return this.#brokenSince === undefined ? undefined : this.#brokenSince + INTERRUPTION_MAX;
  }

  expire(now: number): void {
    const deadline = this.deadline();
    if (deadline !== undefined && deadline <= now) this.#finish({ kind: 'failed', reason: 'timedOut' }, now);
  }

  started(now: number): void {
    this.record.update({ phase: { kind: 'starting' } }, now);
  }

  routed(route: TransferRoute, now: number): void {
    this.record.update({ route }, now);
  }

  progressed(position: number, now: number): void {
    this.record.progressed(position, now);
  }

  stored(savedAs: readonly string[], now: number): void {
    this.#run = undefined;
    const { size } = this.record.transfer;
    this.record.update({ phase: { kind: 'done' }, route: 'none', transferred: size, savedAs }, now);
  }

  ended(ending: FlowEnding, now: number): void {
    this.#run = undefined;
    if (this.record.transfer.resumeKey === undefined || !isLineLoss(ending, false)) {
      return this.#finish(phaseOfEnding(ending), now);
    }
    this.#brokenSince = now;
    const phase = this.isOffered ? { kind: 'offered' as const } : { kind: 'interrupted' as const };
    this.record.update({ phase, route: 'none' }, now);
  }

  #finish(phase: TransferPhase, now: number): void {
    this.#run = undefined;
    this.#brokenSince = undefined;
    if (!this.record.hasEnded) this.record.update({ phase, route: 'none' }, now);
  }

  /** Of a transfer that waits to go on: what it has is found once more, and deleted. */
  #deletePart(): void {
    const destination = this.#destination;
    if (destination === undefined) return;
    const { size: _size, ...sink } = this.#sink();
    const nobody = { answered: () => undefined };
    this.#streams.open(nobody, { kind: 'openSink', destination, ...sink }).close(false);
  }

  #sink(): ReceiveSink {
    const { transferId, name, entries, size, resumeKey } = this.record.transfer;
    return { transferId, name, entries, size, ...(resumeKey === undefined ? {} : { resumeKey }) };
  }
}

/** A single file has itself as its only entry. */
export function entriesOf({ entries, name, size }: FlowOffer): readonly OfferedEntry[] {
  return entries ?? [{ path: name, size }];
}
