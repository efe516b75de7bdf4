/** What may be spent: so much at once, and so much more with each second. Spending may leave a debt to wait off. */
const MS_PER_SECOND = 1000;

export interface Rate {
  /** Infinity: no limit. */
  readonly perSecond: number;
  readonly atOnce: number;
}

export class TokenBudget {
  readonly #rate: Rate;
  #left: number;
  #at: number;

  /** Full at first. */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#left = rate.atOnce;
    this.#at = now;
  }

  /** Negative while there is a debt. */
  left(now: number): number {
    // Clocks of two grains may both be used: the coarse one lies behind, and brings nothing.
    if (now > this.#at) {
      const gained = ((now - this.#at) * this.#rate.perSecond) / MS_PER_SECOND;
      this.#left = Math.min(this.#rate.atOnce, this.#left + gained);
      this.#at = now;
    }
    return this.#left;
  }

  /** Takes it, even if that is more than is left; gives what is left. */
  spend(amount: number, now: number): number {
    this.#left = this.left(now) - amount;
    return this.#left;
  }

  /** When there is something left to spend. */
  availableAt(): number {
    if (this.#left > 0) return this.#at;
    return this.#at + Math.ceil((-this.#left * MS_PER_SECOND) / this.#rate.perSecond) + 1;
  }
}
