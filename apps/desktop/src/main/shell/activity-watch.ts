import { powerMonitor } from 'electron';
import type { Activity } from '../services/messenger/own-side.ts';

const LOOK_EVERY_MILLISECONDS = 5000;

export interface ActivityWatchOptions {
  readonly onActivity: (activity: Activity) => void;
  /** The computer slept; lines that were open are likely dead. */
  readonly onResume: () => void;
}

/** Watches whether somebody is at this computer, and whether it woke up. */
export class ActivityWatch {
  readonly #options: ActivityWatchOptions;
  #isScreenLocked = false;
  #playedIdleSeconds: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ActivityWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MILLISECONDS);
    powerMonitor.on('lock-screen', () => this.#setLocked(true));
    powerMonitor.on('unlock-screen', () => this.#setLocked(false));
    powerMonitor.on('resume', () => this.#options.onResume());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** For tests: as if it had been left alone for so long. */
  play(idleSeconds: number | undefined): void {
    this.#playedIdleSeconds = idleSeconds;
    this.#look();
  }

  #setLocked(isLocked: boolean): void {
    this.#isScreenLocked = isLocked;
    this.#look();
  }

  #look(): void {
    const idleSeconds = this.#playedIdleSeconds ?? powerMonitor.getSystemIdleTime();
    this.#options.onActivity({ idleSeconds, isScreenLocked: this.#isScreenLocked });
  }
}
