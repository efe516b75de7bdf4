/** Counts attempts per key within a window, over a bounded number of keys; whether failed ones only is the caller's choice. */
interface Tally {
  count: number;
  since: number;
}

export interface AttemptLimits {
  readonly max: number;
  readonly windowMs: number;
  readonly keysMax: number;
}

export class AttemptCounter {
  readonly #tallies = new Map<string, Tally>();
  readonly #limits: AttemptLimits;

  constructor(limits: AttemptLimits) {
    this.#limits = limits;
  }

  isOver(key: string, now: number): boolean {
    const tally = this.#tallies.get(key);
    return tally !== undefined && !this.#isOld(tally, now) && tally.count >= this.#limits.max;
  }

  count(key: string, now: number): void {
    const tally = this.#tallies.get(key);
    if (tally !== undefined && !this.#isOld(tally, now)) {
      tally.count++;
      return;
    }
    this.#tallies.delete(key);
    this.#tallies.set(key, { count: 1, since: now });
    this.#forgetOldest(now);
  }

  forget(key: string): void {
    this.#tallies.delete(key);
  }

  #isOld(tally: Tally, now: number): boolean {
    return now - tally.since >= this.#limits.windowMs;
  }

  /** Entries stand in the order of their first attempt, so the old ones are in front. */
  #forgetOldest(now: number): void {
    for (const [key, tally] of this.#tallies) {
      if (!this.#isOld(tally, now) && this.#tallies.size <= this.#limits.keysMax) return;
      this.#tallies.delete(key);
    }
  }
}
