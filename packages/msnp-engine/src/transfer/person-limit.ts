import type { AccountName } from '@nudge/msnp-codec';
import { PEERS_MAX } from './transfer-limits.ts';

/** How often something may happen with one person within a time, in milliseconds. */
export class PersonLimit {
  readonly #max: number;
  readonly #time: number;
  readonly #times = new Map<AccountName, readonly number[]>();

  constructor(max: number, time: number) {
    this.#max = max;
    this.#time = time;
  }

  note(account: AccountName, now: number): void {
    const times = [...this.#recent(account, now), now];
    // The one noted last stands last: the first is the one that matters least.
    this.#times.delete(account);
    this.#times.set(account, times);
    const [oldest] = this.#times.keys();
    if (this.#times.size > PEERS_MAX && oldest !== undefined) this.#times.delete(oldest);
  }

  isReached(account: AccountName, now: number): boolean {
    return this.#recent(account, now).length >= this.#max;
  }

  #recent(account: AccountName, now: number): readonly number[] {
    return (this.#times.get(account) ?? []).filter((time) => now - time < this.#time);
  }
}
