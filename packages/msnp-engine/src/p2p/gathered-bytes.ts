/** Copies what comes in small pieces into larger ones, so that not every chunk is an event and a write. */
import { BuffersUnderWay } from '../transfer/buffers-under-way.ts';
import { GATHER_DELAY, GATHERED_BYTES } from './limits.ts';

export class GatheredBytes {
  readonly #hand: (bytes: Uint8Array) => void;
  readonly #buffers = new BuffersUnderWay();
  #buffer: Uint8Array | undefined;
  #filled = 0;
  #deadline: number | undefined;

  /** `hand` gets each piece, and has it until it is told stored. */
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
    return this.#buffers.take(GATHERED_BYTES);
  }

  /** Hands on what there is. */
  flush(): void {
    const buffer = this.#buffer;
    this.#buffer = undefined;
    this.#deadline = undefined;
    if (buffer !== undefined) this.#hand(this.#buffers.hand(buffer, this.#filled));
    this.#filled = 0;
  }

  /** So many of all bytes handed on are stored. */
  stored(total: number): void {
    this.#buffers.arrived(total);
  }

  deadline(): number | undefined {
    return this.#deadline;
  }
}
