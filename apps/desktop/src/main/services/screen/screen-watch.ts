/**
 * Whether a program of somebody else fills the screen, and which of our windows stand on another desktop: looked at
 * again and again while that matters and never else. What cannot be seen is not so: an eye that fails is opened anew a
 * few times, then left alone.
 */
import type { Cancel, Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { Log } from '../support/log.ts';
import type { OpenScreenEye, Sight, WindowHandle } from './screen-eye.ts';

/** Soon enough for a film that has just begun, and too seldom to be felt. */
export const LOOK_EVERY_MILLISECONDS = 3_000;
/** One that has not answered by then never will. */
export const ANSWER_MAX_MILLISECONDS = 5_000;
/** More of them within one run are no accident. */
export const FAILURES_MAX = 3;

export interface ScreenWatchOptions {
  /** Undefined: this system has no way to see anything. */
  readonly open: OpenScreenEye | undefined;
  /** Whether it sees what programs of others do, too. */
  readonly seesOthers: boolean;
  /** One of our own windows has the focus: whatever fills a screen is not in front. */
  readonly hasFocus: () => boolean;
  /** Somebody is there for whom anything is looked at. */
  readonly isWanted: () => boolean;
  /** Whether a filled screen makes a difference. */
  readonly isFullScreenWanted: () => boolean;
  /** Our windows of which it makes a difference where they stand. */
  readonly windows: () => readonly WindowHandle[];
  readonly clock: Clock;
  readonly log: Log;
}

const NOTHING: Sight = { isFilled: false, elsewhere: [] };

export class ScreenWatch {
  /** Another answer to whether the screen is filled. */
  readonly changed = new Emitter<boolean>();
  readonly #options: ScreenWatchOptions;
  #eye: ReturnType<OpenScreenEye> | undefined;
  #isWatching = false;
  #sight = NOTHING;
  #failures = 0;
  /** What an earlier look brings no longer counts. */
  #look = 0;
  #cancel: Cancel = () => {};

  constructor(options: ScreenWatchOptions) {
    this.#options = options;
  }

  /** Whether this system has a way to see a filled screen. */
  get canSeeFullScreen(): boolean {
    return this.#options.open !== undefined && this.#options.seesOthers;
  }

  get isFilled(): boolean {
    return this.#sight.isFilled;
  }

  /** Whether this window stood on a desktop that was not shown when it was looked at last. */
  isElsewhere(window: WindowHandle): boolean {
    return this.#sight.elsewhere.includes(window);
  }

  /** What is wanted may have changed. */
  follow(): void {
    const { open, isWanted } = this.#options;
    const isWatching = open !== undefined && this.#failures < FAILURES_MAX && isWanted();
    if (!this.#caresForFullScreen()) this.#set({ ...this.#sight, isFilled: false });
    if (isWatching === this.#isWatching) return;
    if (!isWatching) return this.end();
    this.#isWatching = true;
    this.#planLook();
  }

  end(): void {
    this.#isWatching = false;
    this.#rest();
    this.#set(NOTHING);
  }

  #caresForFullScreen(): boolean {
    const { hasFocus, isFullScreenWanted } = this.#options;
    return this.canSeeFullScreen && isFullScreenWanted() && !hasFocus();
  }

  /** The first one waits as well: whoever signs in has better to do. */
  #planLook(): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(LOOK_EVERY_MILLISECONDS, () => this.#lookNow());
  }

  #lookNow(): void {
    const { open, clock } = this.#options;
    const windows = this.#options.windows();
    if (open === undefined || (windows.length === 0 && !this.#caresForFullScreen())) {
      return this.#saw(NOTHING);
    }
    const look = (this.#look += 1);
    this.#cancel = clock.after(ANSWER_MAX_MILLISECONDS, () => this.#fail(look));
    this.#eye ??= open();
    this.#eye.look(windows).then(
      (sight) => {
        if (look === this.#look) this.#saw(sight);
      },
      () => this.#fail(look),
    );
  }

  #saw({ isFilled, elsewhere }: Sight): void {
    this.#planLook();
    this.#set({ isFilled: isFilled && this.#caresForFullScreen(), elsewhere });
  }

  #fail(look: number): void {
    if (look !== this.#look) return;
    this.#failures += 1;
    this.#options.log.warn('screen: could not look', { count: this.#failures });
    if (this.#failures >= FAILURES_MAX) return this.end();
    this.#rest();
    this.#saw(NOTHING);
  }

  #rest(): void {
    this.#look += 1;
    this.#cancel();
    this.#eye?.close();
    this.#eye = undefined;
  }

  #set(sight: Sight): void {
    const wasFilled = this.isFilled;
    this.#sight = sight;
    if (sight.isFilled !== wasFilled) this.changed.emit(sight.isFilled);
  }
}
