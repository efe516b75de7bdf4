import { z } from 'zod';
import type { Clock } from '../support/clock.ts';
import type { KeyedStore } from '../support/keyed-store.ts';

/** For one account: as many as a contact list can hold. Those that changed longest ago are forgotten first. */
const NAMES_MAX = 5_000;
/** Longer than any name the protocol carries; what is longer was not written by this application. */
const NAME_MAX_CHARACTERS = 1_000;

const STORE_KEY = 'names';

const entrySchema = z.tuple([z.string(), z.array(z.unknown())]);
const nameSchema = z.tuple([z.string(), z.string().min(1).max(NAME_MAX_CHARACTERS)]);

/**
 * What contacts called themselves when they were last seen, for each own account: not every server lists those who are
 * offline by name.
 */
export class SeenNames {
  readonly #store: KeyedStore;
  readonly #clock: Clock;
  /** By own account, then by the contact's address, all in lower case. */
  readonly #names = new Map<string, Map<string, string>>();
  #isWriteDue = false;

  constructor(store: KeyedStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    const stored = store.get(STORE_KEY);
    for (const entry of Array.isArray(stored) ? (stored as readonly unknown[]) : []) {
      const parsed = entrySchema.safeParse(entry);
      if (parsed.success) this.#names.set(parsed.data[0], readNames(parsed.data[1]));
    }
  }

  /** Empty for somebody who was never seen. */
  of(account: string, address: string): string {
    return this.#names.get(account.toLowerCase())?.get(address.toLowerCase()) ?? '';
  }

  note(account: string, address: string, name: string): void {
    if (name.length > NAME_MAX_CHARACTERS || this.of(account, address) === name) return;
    const names = this.#names.get(account.toLowerCase()) ?? new Map<string, string>();
    this.#names.set(account.toLowerCase(), names);
    names.delete(address.toLowerCase());
    names.set(address.toLowerCase(), name);
    this.#writeSoon();
  }

  forget(account: string, address: string): void {
    if (this.#names.get(account.toLowerCase())?.delete(address.toLowerCase())) this.#writeSoon();
  }

  /** At a sign-in hundreds are seen in one tick: the file is written once. */
  #writeSoon(): void {
    if (this.#isWriteDue) return;
    this.#isWriteDue = true;
    this.#clock.after(0, () => {
      this.#isWriteDue = false;
      const stored = [...this.#names].map(([own, names]) => [own, [...names].slice(-NAMES_MAX)]);
      this.#store.set(STORE_KEY, stored);
    });
  }
}

/** A damaged entry is left out. */
function readNames(entries: readonly unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const parsed = nameSchema.safeParse(entry);
    if (parsed.success) names.set(...parsed.data);
  }
  return names;
}
