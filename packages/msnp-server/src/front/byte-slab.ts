/**
 * Room for bytes that go out at once. Pieces share one large array, because an array of its own for each costs
 * more than filling it, and collecting them costs more still. Whoever knows that everything handed out has been
 * written says so, and the slab is used again from the start; else it lives as long as its pieces.
 */
const SLAB_BYTES = 256 * 1024;

export class ByteSlab {
  readonly #allocate: (length: number) => Uint8Array;
  #bytes: Uint8Array;
  #used = 0;

  /** `allocate` makes arrays in the platform's favourite form; what they hold at first does not matter. */
  constructor(allocate: (length: number) => Uint8Array = (length) => new Uint8Array(length)) {
    this.#allocate = allocate;
    this.#bytes = allocate(SLAB_BYTES);
  }

  /** The array in which the last reservation lies. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Sets so many bytes aside, to be overwritten; gives where they begin in {@link bytes}. */
  reserve(length: number): number {
    if (this.#used + length > this.#bytes.length) {
      this.#bytes = this.#allocate(Math.max(SLAB_BYTES, length));
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += length;
    return at;
  }

  /** Nothing reserved so far is needed any more: every piece was taken from its queue and is out. */
  rewind(): void {
    this.#used = 0;
  }
}
