import type { Clock } from './clock.ts';

export interface RateLimitOptions {
  readonly clock: Clock;
  /** How many of a key are let through within the interval. */
  readonly count: number;
  readonly milliseconds: number;
}

/** Lets so many through per key and interval. Keys whose interval is over are forgotten. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #times = new Map<string, readonly number[]>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** Whether one more may pass now; counts it when it may. */
  take(key: string): boolean {
    const { clock, count, milliseconds } = this.#options;
    const now = clock.now();
    this.#forgetBefore(now - milliseconds);
    const recent = this.#times.get(key) ?? [];
    if (recent.length >= count) return false;
    this.#times.set(key, [...recent, now]);
    return true;
  }

  #forgetBefore(limit: number): void {
    for (const [key, times] of this.#times) {
      const recent = times.filter((time) => time > limit);
      if (recent.length === 0) this.#times.delete(key);
      else if (recent.length < times.length) this.#times.set(key, recent);
    }
  }
}
