/**
 * One input and all that follows from it. Work asked for by those who are told of an event belongs to the same
 * turn; events are told when the machine is at rest again, in order, and never inside the call that caused them
 * where the caller does not expect them yet.
 */
export class Turn {
  readonly #settle: (now: number) => void;
  #told: ((now: number) => void)[] = [];
  #isRunning = false;
  /** Whether anything has been done since it was settled last. */
  #isUnsettled = false;

  /** `settle` does what is left to do at the end of each input. */
  constructor(settle: (now: number) => void) {
    this.#settle = settle;
  }

  /** Something is left to be told, by {@link run}. */
  get isPending(): boolean {
    return this.#told.length > 0;
  }

  /** Tells something at the end of the turn. */
  tell(action: (now: number) => void): void {
    this.#told.push(action);
  }

  /** With `later` what is to be told stays for the next turn. */
  run(work: () => void, now: number, when?: 'later'): void {
    this.#isUnsettled = true;
    if (this.#isRunning) return work();
    this.#isRunning = true;
    work();
    this.#rest(now);
    if (when === undefined) this.#tellAll(now);
    this.#isRunning = false;
  }

  #rest(now: number): void {
    while (this.#isUnsettled) {
      this.#isUnsettled = false;
      this.#settle(now);
    }
  }

  #tellAll(now: number): void {
    while (this.#told.length > 0) {
      const told = this.#told;
      this.#told = [];
      for (const action of told) action(now);
      this.#isUnsettled = true;
      this.#rest(now);
    }
  }
}
