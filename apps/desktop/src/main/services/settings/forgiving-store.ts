import type { KeyedStore } from '../support/keyed-store.ts';
import type { Log } from '../support/log.ts';

/**
 * A settings file that cannot be written, for want of room or of the right to, stops nothing: whoever keeps
 * values in it goes on with those in memory. `name` stands in the log.
 */
export function forgivingStore(store: KeyedStore, name: string, log: Log): KeyedStore {
  return {
    get: (key) => store.get(key),
    set: (key, value) => {
      try {
        store.set(key, value);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
        log.warn('settings: not written', { name, code });
      }
    },
  };
}
