import type { StartNotice } from '@nudge/ipc-contract';
import { Emitter } from './emitter.ts';

/** Things a person must be told once, until they say that they read them. */
export class StartNotices {
  readonly changed = new Emitter<readonly StartNotice[]>();
  #notices: readonly StartNotice[] = [];

  list(): readonly StartNotice[] {
    return this.#notices;
  }

  add(notice: StartNotice): void {
    this.#notices = [...this.#notices, notice];
    this.changed.emit(this.#notices);
  }

  dismiss(): void {
    this.#notices = [];
    this.changed.emit(this.#notices);
  }
}
