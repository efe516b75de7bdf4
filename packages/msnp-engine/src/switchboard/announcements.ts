/** What clients have said about themselves (text/x-clientcaps): the features that are Nudge's own. */
import type { AccountName } from '@nudge/msnp-codec';

/** People remembered, those heard of last; far more than anybody talks with in a day. */
export const ANNOUNCEMENTS_MAX = 1_000;
/** Changes of mind believed of one client: it says the same in every switchboard. */
export const CHANGES_MAX = 10;

interface Announcement {
  readonly features: readonly string[];
  readonly changes: number;
}

const NOTHING: readonly string[] = [];

export class Announcements {
  readonly #all = new Map<AccountName, Announcement>();

  /** Whether the client that somebody is at now has said anything. */
  isKnown(account: AccountName): boolean {
    return this.#all.has(account);
  }

  featuresOf(account: AccountName): readonly string[] {
    return this.#all.get(account)?.features ?? NOTHING;
  }

  /** True when this is news. */
  heard(account: AccountName, features: readonly string[]): boolean {
    const before = this.#all.get(account);
    const isSame = before?.features.join(' ') === features.join(' ');
    const changes = (before?.changes ?? -1) + 1;
    if (isSame || changes > CHANGES_MAX) return false;
    this.#all.delete(account);
    this.#all.set(account, { features, changes });
    const [oldest] = this.#all.keys();
    if (this.#all.size > ANNOUNCEMENTS_MAX && oldest !== undefined) this.#all.delete(oldest);
    return true;
  }

  /** They have gone, and may come back with another client. */
  forget(account: AccountName): void {
    this.#all.delete(account);
  }

  clear(): void {
    this.#all.clear();
  }
}
