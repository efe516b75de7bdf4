import { z } from 'zod';
import type { KeyedStore } from '../support/keyed-store.ts';

/** For one account: as many as a contact list can hold. Those chosen longest ago are forgotten first. */
const FAVOURITES_MAX = 5_000;

const STORE_KEY = 'favourites';

const entrySchema = z.tuple([z.string(), z.array(z.unknown())]);

/** Whom a person wants at the top of their list, for each own account; no server ever hears of it. */
export class Favourites {
  readonly #store: KeyedStore;
  /** By own account; all addresses in lower case. */
  readonly #chosen = new Map<string, Set<string>>();

  constructor(store: KeyedStore) {
    this.#store = store;
    const stored = store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    for (const entry of entries) {
      const parsed = entrySchema.safeParse(entry);
      if (parsed.success) this.#chosen.set(parsed.data[0], new Set(parsed.data[1].filter(isText)));
    }
  }

  has(account: string, address: string): boolean {
    return this.#chosen.get(account.toLowerCase())?.has(address.toLowerCase()) ?? false;
  }

  set(account: string, address: string, isFavourite: boolean): void {
    const chosen = this.#chosen.get(account.toLowerCase()) ?? new Set();
    chosen.delete(address.toLowerCase());
    if (isFavourite) chosen.add(address.toLowerCase());
    this.#chosen.set(account.toLowerCase(), chosen);
    const stored = [...this.#chosen].map(([own, addresses]) => [own, [...addresses].slice(-FAVOURITES_MAX)]);
    this.#store.set(STORE_KEY, stored);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
