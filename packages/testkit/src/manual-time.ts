/**
 * A clock that moves only when told, and a list of what is to happen at which time. What falls due together
 * happens in the order in which it was scheduled.
 */
interface Scheduled {
  readonly at: number;
  readonly action: () => void;
}

export class ManualTime {
  #now: number;
  readonly #scheduled: Scheduled[] = [];

  constructor(start = 0) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  /** Lets something happen after a delay in milliseconds. */
  after(delay: number, action: () => void): void {
    const at = this.#now + delay;
    const index = this.#scheduled.findIndex((other) => other.at > at);
    this.#scheduled.splice(index < 0 ? this.#scheduled.length : index, 0, { at, action });
  }

  /** When the next thing happens, if anything does. */
  next(): number | undefined {
    return this.#scheduled[0]?.at;
  }

  /** Moves the clock, never back, and does what is due. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
    while ((this.#scheduled[0]?.at ?? Number.POSITIVE_INFINITY) <= this.#now)
      this.#scheduled.shift()?.action();
  }
}
