/**
 * What has come and is not stored yet. Above a limit nothing more is read from a direct connection, nor while bytes
 * that came through the switchboard are still missing; where nobody can be made to wait, there is an end to it.
 */
import { UNSTORED_MAX_BYTES, UNSTORED_PAUSE_BYTES } from './limits.ts';

export class Backlog {
  readonly #pause: (isPaused: boolean) => void;
  #received = 0;
  #stored = 0;
  #isPaused = false;

  /** `pause` lets nothing more be read, or reads on. */
  constructor(pause: (isPaused: boolean) => void) {
    this.#pause = pause;
  }

  startAt(position: number): void {
    this.#received = position;
    this.#stored = position;
  }

  stored(total: number): void {
    this.#stored = Math.max(this.#stored, total);
  }

  /** The disk is behind: the sender may wait. */
  get isLarge(): boolean {
    return this.#received - this.#stored > UNSTORED_PAUSE_BYTES;
  }

  /** The disk is far behind, and the sender does not wait. */
  get isTooLarge(): boolean {
    return this.#received - this.#stored > UNSTORED_MAX_BYTES;
  }

  /** `isMissing`: later bytes are here, earlier ones are to come another way. */
  balance(received: number, isMissing: boolean): void {
    this.#received = received;
    const limit = this.#isPaused ? UNSTORED_PAUSE_BYTES / 2 : UNSTORED_PAUSE_BYTES;
    this.#setPaused(isMissing || received - this.#stored > limit);
  }

  /** Nothing of it matters any more. */
  close(): void {
    this.#setPaused(false);
  }

  #setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#pause(isPaused);
  }
}
