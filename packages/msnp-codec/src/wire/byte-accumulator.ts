/** Gathers bytes piece by piece; grows with what has come, never with what was promised. */
const FIRST_CAPACITY = 256;
/** Shared by all that are empty: thousands of idle connections hold one each. */
const NOTHING = new Uint8Array(0);

export class ByteAccumulator {
  #bytes = NOTHING;
  #length = 0;

  /** Bytes held. */
  get length(): number {
    return this.#length;
  }

  append(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#bytes.length) this.#grow(needed);
    this.#bytes.set(piece, this.#length);
    this.#length = needed;
  }

  /** Hands over what was gathered and starts anew with memory of its own. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = NOTHING;
    this.#length = 0;
    return taken;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2, FIRST_CAPACITY));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
