import { z } from 'zod';
import type { KeyedStore } from '../support/keyed-store.ts';

/** Places remembered; those not used longest are forgotten first. */
export const WINDOW_PLACES_MAX = 300;

const STORE_KEY = 'places';

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1).max(32_767),
  height: z.number().int().min(1).max(32_767),
  isMaximized: z.boolean(),
  /** Above all other windows. */
  isOnTop: z.boolean().default(false),
});

export type WindowPlace = z.infer<typeof placeSchema>;

/** Where each window stood last: by kind, and for conversations by contact. */
export class WindowPlaces {
  readonly #store: KeyedStore;
  /** Last used last. */
  readonly #places = new Map<string, WindowPlace>();

  constructor(store: KeyedStore) {
    this.#store = store;
    const stored = store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    for (const entry of entries) {
      const parsed = z.tuple([z.string(), placeSchema]).safeParse(entry);
      if (parsed.success) this.#places.set(...parsed.data);
    }
  }

  get(name: string): WindowPlace | undefined {
    return this.#places.get(name);
  }

  set(name: string, place: WindowPlace): void {
    this.#places.delete(name);
    this.#places.set(name, place);
    const entries = [...this.#places].slice(-WINDOW_PLACES_MAX);
    this.#store.set(STORE_KEY, entries);
  }
}
