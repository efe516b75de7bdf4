/** What is told of one transfer: every change of its state at once, its progress now and then. */
import { hasPassed } from '../core/deadlines.ts';
import { PROGRESS_INTERVAL } from './transfer-limits.ts';
import type { Transfer, TransferPhase } from './transfer-model.ts';

export class TransferRecord {
  #transfer: Transfer;
  readonly #tell: (transfer: Transfer, now: number) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isBehind = false;

  constructor(transfer: Transfer, tell: (transfer: Transfer, now: number) => void) {
    this.#transfer = transfer;
    this.#tell = tell;
  }

  get transfer(): Transfer {
    return this.#transfer;
  }

  get hasEnded(): boolean {
    return hasEnded(this.#transfer.phase);
  }

  /** Something else than progress; told at once. */
  update(change: Partial<Transfer>, now: number): void {
    this.#transfer = { ...this.#transfer, ...change };
    this.#tellNow(now);
  }

  progressed(transferred: number, now: number): void {
    const isFirst = this.#transfer.phase.kind === 'starting' && transferred > this.#transfer.transferred;
    const change = isFirst ? { transferred, phase: { kind: 'running' } as const } : { transferred };
    if (isFirst || now - this.#toldAt >= PROGRESS_INTERVAL) return this.update(change, now);
    this.#isBehind ||= transferred !== this.#transfer.transferred;
    this.#transfer = { ...this.#transfer, ...change };
  }

  expire(now: number): void {
    if (hasPassed(this.deadline(), now)) this.#tellNow(now);
  }

  deadline(): number | undefined {
    return this.#isBehind ? this.#toldAt + PROGRESS_INTERVAL : undefined;
  }

  #tellNow(now: number): void {
    this.#isBehind = false;
    this.#toldAt = now;
    this.#tell(this.#transfer, now);
  }
}

export function hasEnded({ kind }: TransferPhase): boolean {
  return kind === 'done' || kind === 'declined' || kind === 'cancelled' || kind === 'failed';
}
