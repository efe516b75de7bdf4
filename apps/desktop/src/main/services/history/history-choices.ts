import { z } from 'zod';
import type { KeyedStore } from '../support/keyed-store.ts';
import type { HistoryKey } from './history-database.ts';

/** Of one account: as many as a contact list can hold. Those chosen longest ago are forgotten first. */
const NOT_KEPT_MAX = 5_000;
const STORE_KEY = 'notKept';

const entrySchema = z.tuple([z.string(), z.array(z.string())]);

/** Which conversations a person does not want kept, for each own account. */
export class HistoryChoices {
  readonly #store: KeyedStore;
  readonly #notKept = new Map<string, Set<string>>();

  constructor(store: KeyedStore) {
    this.#store = store;
    const stored = store.get(STORE_KEY);
    for (const entry of Array.isArray(stored) ? stored : []) {
      const parsed = entrySchema.safeParse(entry);
      if (parsed.success) this.#notKept.set(parsed.data[0], new Set(parsed.data[1]));
    }
  }

  isKept({ account, conversation }: HistoryKey): boolean {
    return this.#notKept.get(account)?.has(conversation) !== true;
  }

  /** Of one account. */
  notKept(account: string): readonly string[] {
    return [...(this.#notKept.get(account) ?? [])];
  }

  setKept({ account, conversation }: HistoryKey, isKept: boolean): void {
    const others = this.notKept(account).filter((one) => one !== conversation);
    const chosen = isKept ? others : [...others, conversation];
    this.#notKept.set(account, new Set(chosen.slice(-NOT_KEPT_MAX)));
    this.#store.set(
      STORE_KEY,
      [...this.#notKept].map(([own, conversations]) => [own, [...conversations]]),
    );
  }
}
