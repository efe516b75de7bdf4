/** A flow as the registry holds it: after each call, what came of it is told. */
import type { ByteFlow } from '../transfer/byte-flow.ts';
import type { KeptPart } from '../transfer/stream-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';

export class QueuedFlow implements ByteFlow {
  readonly #flow: ByteFlow;
  readonly #done: (now: number) => void;

  constructor(flow: ByteFlow, done: (now: number) => void) {
    this.#flow = flow;
    this.#done = done;
  }

  accept(kept: KeptPart | undefined, now: number): void {
    this.#flow.accept(kept, now);
    this.#done(now);
  }

  decline(now: number): void {
    this.#flow.decline(now);
    this.#done(now);
  }

  start(from: number, now: number): void {
    this.#flow.start(from, now);
    this.#done(now);
  }

  supply(bytes: Uint8Array, now: number): void {
    this.#flow.supply(bytes, now);
    this.#done(now);
  }

  supplied(sha256: readonly string[], now: number): void {
    this.#flow.supplied(sha256, now);
    this.#done(now);
  }

  stored(total: number, now: number): void {
    this.#flow.stored(total, now);
    this.#done(now);
  }

  settle(result: 'good' | TransferFailureReason, now: number): void {
    this.#flow.settle(result, now);
    this.#done(now);
  }

  cancel(reason: TransferFailureReason | undefined, now: number): void {
    this.#flow.cancel(reason, now);
    this.#done(now);
  }
}
