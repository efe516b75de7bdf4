import type { KeyedStore } from '../support/keyed-store.ts';

/** Values that last as long as the application runs, where there is no file to keep them in. */
export function unkeptStore(): KeyedStore {
  const values = new Map<string, unknown>();
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) };
}
