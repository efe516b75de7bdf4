import type { Cancel, Clock } from '../support/clock.ts';

/** A typing notice counts so long; programs repeat it every five seconds. */
const TYPING_EXPIRES_MILLISECONDS = 6000;

/** Who is writing just now in one conversation. */
export class TypingPeople {
  readonly #clock: Clock;
  readonly #onChange: (addresses: readonly string[]) => void;
  readonly #expiries = new Map<string, Cancel>();

  constructor(clock: Clock, onChange: (addresses: readonly string[]) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  list(): readonly string[] {
    return [...this.#expiries.keys()];
  }

  notice(address: string): void {
    const cancel = this.#expiries.get(address);
    cancel?.();
    this.#expiries.set(
      address,
      this.#clock.after(TYPING_EXPIRES_MILLISECONDS, () => this.stop(address)),
    );
    if (cancel === undefined) this.#onChange(this.list());
  }

  /** Their message came, they left, or the notice grew old. */
  stop(address: string): void {
    this.#expiries.get(address)?.();
    if (this.#expiries.delete(address)) this.#onChange(this.list());
  }

  stopAll(): void {
    const hadSome = this.#expiries.size > 0;
    for (const cancel of this.#expiries.values()) cancel();
    this.#expiries.clear();
    if (hadSome) this.#onChange([]);
  }
}
