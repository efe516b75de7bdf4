/** A small file of named values, as electron-store keeps it. What comes back is checked by whoever asks. */
export interface KeyedStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}
