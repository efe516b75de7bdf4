/** Copies what comes in small pieces into larger ones, so that not every chunk is an event and a write. */
import { GATHER_DELAY, GATHERED_BYTES } from './limits.ts';

export class GatheredBytes {
  readonly #hand: (bytes: Uint8Array) => void;
  #buffer: Uint8Array | undefined;
  #filled = 0;
  #deadline: number | undefined;

  /** `hand` gets each piece, and owns it. */
  constructor(hand: (bytes: Uint8Array) => void) {
    this.#hand = hand;
  }

  add(bytes: Uint8Array, now: number): void {
    let rest = bytes;
    while (rest.length > 0) {
      const buffer = (this.#buffer ??= this.#begin(now));
      const part = rest.subarray(0, buffer.length - this.#filled);
      buffer.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled === buffer.length) this.flush();
    }
  }

  #begin(now: number): Uint8Array {
    this.#deadline = now + GATHER_DELAY;
    return new Uint8Array(GATHERED_BYTES);
  }

  /** Hands on what there is. */
  flush(): void {
    const buffer = this.#buffer;
    this.#buffer = undefined;
    this.#deadline = undefined;
    const isFairlyFull = this.#filled > GATHERED_BYTES / 2;
    // A few bytes do not keep a large buffer.
    if (buffer !== undefined)
      this.#hand(isFairlyFull ? buffer.subarray(0, this.#filled) : buffer.slice(0, this.#filled));
    this.#filled = 0;
  }

  deadline(): number | undefined {
    return this.#deadline;
  }
}
