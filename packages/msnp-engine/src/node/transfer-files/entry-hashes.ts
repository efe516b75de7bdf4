import { createHash, type Hash } from 'node:crypto';

/** SHA-256 of each entry of a stream, taken while the bytes of all of them go by. */
export class EntryHashes {
  readonly #sizes: readonly number[];
  readonly #done: string[] = [];
  #hash: Hash = newHash();
  #hashed = 0;

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes;
    this.#closeEntries();
  }

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; this.#closeEntries()) {
      const part = bytes.subarray(at, at + (this.#sizes[this.#done.length] ?? 0) - this.#hashed);
      if (part.length === 0) return;
      this.#hash.update(part);
      this.#hashed += part.length;
      at += part.length;
    }
  }

  /** Lower-case hex, of the entries that are complete. */
  get complete(): readonly string[] {
    return this.#done;
  }

  #closeEntries(): void {
    while (this.#done.length < this.#sizes.length && this.#hashed === this.#sizes[this.#done.length]) {
      this.#done.push(this.#hash.digest('hex'));
      this.#hash = newHash();
      this.#hashed = 0;
    }
  }
}

export function newHash(): Hash {
  return createHash('sha256');
}
