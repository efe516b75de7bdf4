import type { Clock } from '../src/main/services/support/clock.ts';

interface Planned {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that only moves when told to; what was planned happens in its order. */
export class ManualClock implements Clock {
  #now: number;
  #planned: Planned[] = [];

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const planned = { at: this.#now + milliseconds, action };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((one) => one !== planned);
    };
  }

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#planned = this.#planned.filter((one) => one !== next);
      this.#now = next.at;
      next.action();
    }
    this.#now = end;
  }

  #next(end: number): Planned | undefined {
    const due = this.#planned.filter(({ at }) => at <= end);
    return due.reduce<Planned | undefined>(
      (first, one) => (first && first.at <= one.at ? first : one),
      undefined,
    );
  }
}
