import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import { Emitter } from './emitter.ts';
import type { Log } from './log.ts';

/** Things a person must be told once, until they say that they read them. */
export class StartNotices {
  readonly changed = new Emitter<readonly StartNotice[]>();
  readonly #log: Log;
  #notices: readonly StartNotice[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  list(): readonly StartNotice[] {
    return this.#notices;
  }

  add(notice: StartNotice): void {
    this.#log.warn('data: damaged, set aside', { kind: notice.code, file: path.basename(notice.path) });
    this.#notices = [...this.#notices, notice];
    this.changed.emit(this.#notices);
  }

  dismiss(): void {
    this.#notices = [];
    this.changed.emit(this.#notices);
  }
}
