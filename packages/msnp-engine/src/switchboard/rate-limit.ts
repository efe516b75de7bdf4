const WINDOW = 1_000;

/** Lets so many events through per second; told once per window that it began to drop. */
export class RateLimit {
  readonly #perSecond: number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** `firstDrop`: this one is too many, and the first such one of its second. */
  admit(now: number): 'pass' | 'firstDrop' | 'drop' {
    if (now - this.#windowStart >= WINDOW) {
      this.#windowStart = now;
      this.#count = 0;
    }
    this.#count++;
    if (this.#count <= this.#perSecond) return 'pass';
    return this.#count === this.#perSecond + 1 ? 'firstDrop' : 'drop';
  }
}
