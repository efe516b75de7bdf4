/**
 * Where the history's file lies. A damaged one is moved away. Windows moves no file that is still open, and SQLite
 * holds one as long as anything prepared for it lives: there the next history begins beside it, and takes its place
 * at the next start.
 */
import { existsSync } from 'node:fs';
import { moveWhole, setAside, type Rename } from '../support/set-aside.ts';

export interface HistoryPlaceOptions {
  /** Where it lies unless a damaged one is in the way. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In place of the system's, for tests of one that refuses. */
  readonly rename?: Rename | undefined;
}

export class HistoryPlace {
  readonly #options: HistoryPlaceOptions;
  #file: string;

  constructor(options: HistoryPlaceOptions) {
    this.#options = options;
    this.#file = options.file;
  }

  /** Where it is kept now. */
  get file(): string {
    return this.#file;
  }

  /** An earlier run began one beside a damaged one. */
  get isUnsettled(): boolean {
    return existsSync(this.#beside);
  }

  /** Before anything is opened: that one takes its place. Answers where the damaged one went, if it did. */
  settle(): string | undefined {
    if (!this.isUnsettled) return undefined;
    const { file, now, rename } = this.#options;
    this.#file = this.#beside;
    let aside: string | undefined;
    try {
      if (existsSync(file)) aside = setAside(file, now(), rename);
      moveWhole(this.#beside, file, rename);
      this.#file = file;
    } catch {
      // It goes on where it is, until another start.
    }
    return aside;
  }

  /** Gives the damaged file up and answers where it is. Throws what the system said where no other can begin. */
  leave(): string {
    const damaged = this.#file;
    const { file, now, rename } = this.#options;
    try {
      return setAside(damaged, now(), rename);
    } catch (error) {
      if (damaged !== file) throw error;
      this.#file = this.#beside;
      return damaged;
    }
  }

  get #beside(): string {
    return `${this.#options.file}.next`;
  }
}
