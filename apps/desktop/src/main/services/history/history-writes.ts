import type { KeptTransfer } from '../transfers/kept-transfer.ts';
import type { HistoryDatabase, HistoryKey } from './history-database.ts';
import type { HistoryPerson } from './kept-conversation.ts';
import type { HistoryLine, LineStateChange } from './line-rows.ts';

/** Something to be written; twice leaves what once leaves. */
export type HistoryWrite =
  | {
      readonly kind: 'append';
      readonly key: HistoryKey;
      readonly line: HistoryLine;
      readonly people: readonly HistoryPerson[] | undefined;
    }
  | { readonly kind: 'state'; readonly key: HistoryKey; readonly change: LineStateChange }
  | {
      readonly kind: 'transfer';
      readonly key: HistoryKey;
      readonly id: string;
      readonly transfer: KeptTransfer;
    }
  | { readonly kind: 'draft'; readonly key: HistoryKey; readonly text: string };

/** Many times what is said while a large history is copied, and little memory. */
export const HELD_WRITES_MAX = 20_000;

/** Throws what SQLite throws. */
export function applyWrite(database: HistoryDatabase, write: HistoryWrite): void {
  switch (write.kind) {
    case 'append':
      return database.append(write.key, write.line, write.people);
    case 'state':
      return database.setState(write.key, write.change);
    case 'transfer':
      return database.setTransfer(write.key, write.id, write.transfer);
    case 'draft':
      return database.saveDraft(write.key, write.text);
  }
}

/** Writes that wait for a file. `what`: also new words, or only what becomes of lines that are kept already. */
export class HeldWrites {
  readonly #what: 'all' | 'states';
  readonly #writes: HistoryWrite[];
  #hasOverflowed = false;

  /** `begun`: what waits already. */
  constructor(what: 'all' | 'states', begun: readonly HistoryWrite[] = []) {
    this.#what = what;
    this.#writes = [...begun];
  }

  /** Some are missing. */
  get hasOverflowed(): boolean {
    return this.#hasOverflowed;
  }

  /** False: it is not held. */
  push(write: HistoryWrite): boolean {
    const isNew = write.kind === 'append' || write.kind === 'draft';
    if (isNew && this.#what === 'states') return false;
    if (this.#writes.length >= HELD_WRITES_MAX) {
      this.#hasOverflowed = true;
      return false;
    }
    this.#writes.push(write);
    return true;
  }

  /** All of them, once. */
  take(): readonly HistoryWrite[] {
    return this.#writes.splice(0);
  }
}
