import type { Clock } from './clock.ts';
import { framesOf } from './fault-report.ts';
import type { Log } from './log.ts';
import { RateLimit } from './rate-limit.ts';

/** Faults of one window that stand in the log per minute: one that repeats itself must not push out all else. */
export const WINDOW_FAULTS_MAX = 20;
const MINUTE = 60_000;

export interface WindowFault {
  /** Of the window. */
  readonly window: string;
  /** Of the error. */
  readonly kind: string;
  readonly stack: string;
}

/** What went wrong inside a window, as it tells itself; its message stays there. */
export class WindowFaults {
  readonly #log: Log;
  readonly #limit: RateLimit;

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#limit = new RateLimit({ clock, count: WINDOW_FAULTS_MAX, milliseconds: MINUTE });
  }

  report({ window, kind, stack }: WindowFault): void {
    if (!this.#limit.take(window)) return;
    this.#log.warn('window: fault', { name: window, kind, frames: framesOf(stack) });
  }
}
