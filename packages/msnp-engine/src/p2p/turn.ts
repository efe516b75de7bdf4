/**
 * One input and all that follows from it. Work asked for by those who are told of an event belongs to the same
 * turn; events are told when the machine is at rest again, in order, and never inside the call that caused them
 * where the caller does not expect them yet.
 */
export class Turn {
  readonly #settle: (now: number) => void;
  #told: ((now: number) => void)[] = [];
  #depth = 0;

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
    this.#depth++;
    work();
    this.#depth--;
    if (this.#depth > 0) return;
    this.#settleAll(now);
    if (when === undefined) this.#tellAll(now);
  }

  #settleAll(now: number): void {
    this.#depth++;
    this.#settle(now);
    this.#depth--;
  }

  #tellAll(now: number): void {
    while (this.#told.length > 0) {
      const told = this.#told;
      this.#told = [];
      this.#depth++;
      for (const action of told) action(now);
      this.#settle(now);
      this.#depth--;
    }
  }
}
