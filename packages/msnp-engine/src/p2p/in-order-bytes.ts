/**
 * Puts the chunks of one message into order. Chunks that come too early are held, within limits; chunks that came
 * before are passed over; one that reaches into what is there already is refused, except where the bytes are
 * checked as a whole later. What is held is a copy, what is delivered a view of what came.
 */
import { EARLY_BYTES_MAX, EARLY_CHUNKS_MAX } from './limits.ts';

export interface InOrderOptions {
  readonly start: number;
  readonly totalSize: number;
  /** Whether chunks may overlap; only their new part is delivered. */
  readonly mayOverlap: boolean;
}

export type ChunkFate = 'delivered' | 'held' | 'repeated' | 'refused';

export class InOrderBytes {
  readonly #options: InOrderOptions;
  readonly #held = new Map<number, Uint8Array>();
  #heldBytes = 0;
  #position: number;

  constructor(options: InOrderOptions) {
    this.#options = options;
    this.#position = options.start;
  }

  get position(): number {
    return this.#position;
  }

  get isComplete(): boolean {
    return this.#position === this.#options.totalSize;
  }

  get hasHeld(): boolean {
    return this.#held.size > 0;
  }

  /** Forgets what came too early: it will come again. */
  dropHeld(): void {
    this.#held.clear();
    this.#heldBytes = 0;
  }

  /** Takes a chunk; what is in order by it is delivered at once. */
  add(offset: number, data: Uint8Array, deliver: (bytes: Uint8Array) => void): ChunkFate {
    if (offset + data.length > this.#options.totalSize) return 'refused';
    if (offset > this.#position) return this.#hold(offset, data);
    const fresh = this.#freshPart(offset, data);
    if (fresh === undefined) return 'refused';
    if (fresh.length === 0) return 'repeated';
    this.#deliver(fresh, deliver);
    return this.#deliverHeld(deliver) ? 'delivered' : 'refused';
  }

  #freshPart(offset: number, data: Uint8Array): Uint8Array | undefined {
    const known = this.#position - offset;
    if (known >= data.length) return data.subarray(data.length);
    return known === 0 || this.#options.mayOverlap ? data.subarray(known) : undefined;
  }

  #deliver(bytes: Uint8Array, deliver: (bytes: Uint8Array) => void): void {
    this.#position += bytes.length;
    deliver(bytes);
  }

  #hold(offset: number, data: Uint8Array): ChunkFate {
    if (this.#held.has(offset)) return 'repeated';
    if (data.length === 0) return 'repeated';
    const bytesMax = Math.min(EARLY_BYTES_MAX, this.#options.totalSize - this.#position);
    if (this.#held.size >= EARLY_CHUNKS_MAX || this.#heldBytes + data.length > bytesMax) return 'refused';
    this.#held.set(offset, data.slice());
    this.#heldBytes += data.length;
    return 'held';
  }

  /** False when what was held does not fit together. */
  #deliverHeld(deliver: (bytes: Uint8Array) => void): boolean {
    while (this.#held.size > 0) {
      const next = this.#nextHeld();
      if (next === undefined) return true;
      const [offset, data] = next;
      this.#held.delete(offset);
      this.#heldBytes -= data.length;
      const fresh = this.#freshPart(offset, data);
      if (fresh === undefined) return false;
      if (fresh.length > 0) this.#deliver(fresh, deliver);
    }
    return true;
  }

  /** The held chunk whose turn it is: mostly the one that begins right here. */
  #nextHeld(): readonly [number, Uint8Array] | undefined {
    const exact = this.#held.get(this.#position);
    if (exact !== undefined) return [this.#position, exact];
    return [...this.#held].find(([offset]) => offset < this.#position);
  }
}
