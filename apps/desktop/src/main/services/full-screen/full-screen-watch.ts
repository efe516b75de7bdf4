/**
 * Whether a program of somebody else fills the screen, looked at again and again while that matters and never else.
 * What cannot be seen does not fill it: an eye that fails is opened anew a few times, then left alone.
 */
import type { Cancel, Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { Log } from '../support/log.ts';
import type { FullScreenEye, OpenFullScreenEye } from './full-screen-eye.ts';

/** Soon enough for a film that has just begun, and too seldom to be felt. */
export const LOOK_EVERY_MILLISECONDS = 3_000;
/** One that has not answered by then never will. */
export const ANSWER_MAX_MILLISECONDS = 5_000;
/** More of them within one run are no accident. */
export const FAILURES_MAX = 3;

export interface FullScreenWatchOptions {
  /** Undefined: this system has no way to see it. */
  readonly open: OpenFullScreenEye | undefined;
  /** One of our own windows has the focus: whatever fills a screen is not in front. */
  readonly hasFocus: () => boolean;
  readonly isWanted: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export class FullScreenWatch {
  readonly changed = new Emitter<boolean>();
  readonly #options: FullScreenWatchOptions;
  #eye: FullScreenEye | undefined;
  #isWatching = false;
  #isFilled = false;
  #failures = 0;
  /** What an earlier look brings no longer counts. */
  #look = 0;
  #cancel: Cancel = () => {};

  constructor(options: FullScreenWatchOptions) {
    this.#options = options;
  }

  /** Whether this system has a way to see it. */
  get isPossible(): boolean {
    return this.#options.open !== undefined;
  }

  get isFilled(): boolean {
    return this.#isFilled;
  }

  /** Whether it is wanted may have changed. */
  follow(): void {
    const isWatching = this.isPossible && this.#failures < FAILURES_MAX && this.#options.isWanted();
    if (isWatching === this.#isWatching) return;
    if (!isWatching) return this.end();
    this.#isWatching = true;
    this.#planLook();
  }

  end(): void {
    this.#isWatching = false;
    this.#rest();
    this.#set(false);
  }

  /** The first one waits as well: whoever signs in has better to do. */
  #planLook(): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(LOOK_EVERY_MILLISECONDS, () => this.#lookNow());
  }

  #lookNow(): void {
    const { open, hasFocus, clock } = this.#options;
    if (hasFocus() || open === undefined) return this.#saw(false);
    const look = (this.#look += 1);
    this.#cancel = clock.after(ANSWER_MAX_MILLISECONDS, () => this.#fail(look));
    this.#eye ??= open();
    this.#eye.isFilled().then(
      (isFilled) => {
        if (look === this.#look) this.#saw(isFilled);
      },
      () => this.#fail(look),
    );
  }

  #saw(isFilled: boolean): void {
    this.#planLook();
    this.#set(isFilled && !this.#options.hasFocus());
  }

  #fail(look: number): void {
    if (look !== this.#look) return;
    this.#failures += 1;
    this.#options.log.warn('full screen: could not look', { count: this.#failures });
    if (this.#failures >= FAILURES_MAX) return this.end();
    this.#rest();
    this.#saw(false);
  }

  #rest(): void {
    this.#look += 1;
    this.#cancel();
    this.#eye?.close();
    this.#eye = undefined;
  }

  #set(isFilled: boolean): void {
    if (isFilled === this.#isFilled) return;
    this.#isFilled = isFilled;
    this.changed.emit(isFilled);
  }
}
