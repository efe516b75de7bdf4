import type { HistoryWrite } from './history-writes.ts';

/** Where the history lies, and what opens it. */
export interface HistoryHome {
  readonly file: string;
  /** Absent: anybody can read it. */
  readonly key?: string | undefined;
}

/** Carrying a history over into another file, in which it is kept from then on. */
export interface HistoryMove {
  /** Makes the other one; what is written meanwhile is caught up with. Rejects with why not. */
  copy(): Promise<unknown>;
  catchUp(writes: readonly HistoryWrite[]): Promise<unknown>;
  /** Nothing holds the copy any more. */
  letGo(): Promise<void>;
  /**
   * At once: from now on that one is the history. Throws what the system said, and then it is not. Answers what takes
   * that back, for one that does not open there, and throws alike.
   */
  take(): () => void;
}

/** What `PRAGMA` takes as a cipher; the only one the library has. */
export const HISTORY_CIPHER = 'aes256cbc';
