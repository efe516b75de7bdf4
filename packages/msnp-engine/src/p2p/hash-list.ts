/** Between Nudge clients: after the data come the hashes of its entries, 32 bytes of SHA-256 each. */
import { InOrderBytes } from './in-order-bytes.ts';

const HASH_BYTES = 32;
const HEX = 16;
const SHA256_HEX = /^[\da-f]{64}$/;

/** The hashes as bytes; undefined when one of them is none. */
export function encodeHashList(hashes: readonly string[]): Uint8Array | undefined {
  if (!hashes.every((hash) => SHA256_HEX.test(hash))) return undefined;
  const digits = hashes.join('');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), HEX),
  );
}

/** Reads as many as there are entries; more are not taken. */
export class HashListReader {
  readonly #bytes: Uint8Array;
  readonly #order: InOrderBytes;

  constructor(count: number) {
    this.#bytes = new Uint8Array(count * HASH_BYTES);
    this.#order = new InOrderBytes({ start: 0, totalSize: this.#bytes.length, mayOverlap: true });
  }

  get totalSize(): number {
    return this.#bytes.length;
  }

  /** False when it does not fit. */
  add(offset: number, data: Uint8Array): boolean {
    const fate = this.#order.add(offset, data, (bytes) => {
      this.#bytes.set(bytes, this.#order.position - bytes.length);
    });
    return fate !== 'refused';
  }

  /** The hashes in lower-case hex, once all of them are here. */
  get hashes(): readonly string[] | undefined {
    if (!this.#order.isComplete) return undefined;
    const count = this.#bytes.length / HASH_BYTES;
    return Array.from({ length: count }, (_, at) =>
      Array.from(this.#bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES), (byte) =>
        byte.toString(HEX).padStart(2, '0'),
      ).join(''),
    );
  }
}
