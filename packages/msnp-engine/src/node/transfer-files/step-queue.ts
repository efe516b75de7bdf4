import type { TransferFailureReason } from '../../transfer/transfer-model.ts';
import { failureReason, StreamFailure } from './file-failures.ts';

/** The work on one stream, one step after another. The first step that fails ends it, and is told. */
export class StepQueue {
  readonly #failed: (reason: TransferFailureReason) => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(failed: (reason: TransferFailureReason) => Promise<void>) {
    this.#failed = failed;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  add(step: () => Promise<void>): void {
    this.#last = this.#last.then(() => this.#run(step));
  }

  /** Inside a long step: ends it when nobody waits for it any more. */
  check(): void {
    if (this.#isOver) throw new StreamFailure('failed');
  }

  /** Drops what has not begun; the last step runs in any case, and what goes wrong in it is nobody's concern. */
  end(step: () => Promise<void>): Promise<void> {
    this.#isOver = true;
    this.#last = this.#last.then(step).catch(() => undefined);
    return this.#last;
  }

  async #run(step: () => Promise<void>): Promise<void> {
    if (this.#isOver) return;
    try {
      await step();
    } catch (error) {
      // Closed while it worked: nobody waits for that answer.
      if (this.isOver) return;
      this.#isOver = true;
      await this.#failed(failureReason(error));
    }
  }
}
