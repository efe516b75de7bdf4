import type { KeyedStore } from '../src/main/services/support/keyed-store.ts';

/** A settings file in memory; what is written is cloned like a file would. */
export function memoryStore(content: Readonly<Record<string, unknown>> = {}): KeyedStore & {
  readonly content: Record<string, unknown>;
} {
  const values: Record<string, unknown> = structuredClone(content);
  return {
    content: values,
    get: (key) => values[key],
    set: (key, value) => {
      values[key] = structuredClone(value);
    },
  };
}
