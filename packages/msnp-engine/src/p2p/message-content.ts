/** Where the bytes of an outgoing message come from. */
export interface MessageContent {
  /** Where the next chunk begins. */
  readonly position: number;
  readonly totalSize: number;
  /** The next bytes, at most so many; undefined while there are none. At the end: none at all, once. */
  take(max: number): Uint8Array | undefined;
}

/** Bytes that are all here. */
export class WholeContent implements MessageContent {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#position;
  }

  get totalSize(): number {
    return this.#bytes.length;
  }

  take(max: number): Uint8Array {
    const start = this.#position;
    this.#position = Math.min(start + max, this.#bytes.length);
    return this.#bytes.subarray(start, this.#position);
  }

  restart(): void {
    this.#position = 0;
  }
}

/** No bytes, of something that has a size all the same: acknowledgements and the like. */
export class NoContent implements MessageContent {
  readonly position = 0;
  readonly totalSize: number;
  readonly #nothing = new Uint8Array(0);

  constructor(totalSize: number) {
    this.totalSize = totalSize;
  }

  take(): Uint8Array {
    return this.#nothing;
  }
}
