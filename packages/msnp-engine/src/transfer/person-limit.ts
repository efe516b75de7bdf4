import type { AccountName } from '@nudge/msnp-codec';
import { PEERS_MAX, WITHDRAWN_OFFERS_MAX, WITHDRAWN_OFFERS_TIME } from './transfer-limits.ts';

/**
 * Offers that came and went again before anybody could answer, per person. Each leaves a card in a window and in the
 * history, so whoever goes on so is not shown for a while.
 */
export class WithdrawnOffers {
  readonly #times = new Map<AccountName, readonly number[]>();

  note(account: AccountName, now: number): void {
    const times = [...this.#recent(account, now), now];
    // The one noted last stands last: the first is the one that matters least.
    this.#times.delete(account);
    this.#times.set(account, times);
    const [oldest] = this.#times.keys();
    if (this.#times.size > PEERS_MAX && oldest !== undefined) this.#times.delete(oldest);
  }

  areTooMany(account: AccountName, now: number): boolean {
    return this.#recent(account, now).length >= WITHDRAWN_OFFERS_MAX;
  }

  #recent(account: AccountName, now: number): readonly number[] {
    return (this.#times.get(account) ?? []).filter((time) => now - time < WITHDRAWN_OFFERS_TIME);
  }
}
