import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';
import { NetworkMark } from '../services/support/network-mark.ts';
import type { Activity } from '../services/messenger/own-side.ts';

const LOOK_EVERY_MILLISECONDS = 5000;

export interface ActivityWatchOptions {
  readonly onActivity: (activity: Activity) => void;
  /** The computer slept, or is on another network: lines that were open are likely dead. */
  readonly onLinesInDoubt: (why: 'resumed' | 'network') => void;
  readonly onSuspend: () => void;
  /** As in `Activity`. */
  readonly isBusyOnScreen: () => boolean;
}

/** Watches whether somebody is at this computer, and whether it woke up. */
export class ActivityWatch {
  readonly #options: ActivityWatchOptions;
  readonly #network = new NetworkMark(networkInterfaces());
  #isScreenLocked = false;
  #playedIdleSeconds: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ActivityWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.look();
      if (this.#network.hasChanged(networkInterfaces())) this.#options.onLinesInDoubt('network');
    }, LOOK_EVERY_MILLISECONDS);
    powerMonitor.on('lock-screen', () => this.#setLocked(true));
    powerMonitor.on('unlock-screen', () => this.#setLocked(false));
    powerMonitor.on('suspend', () => this.#options.onSuspend());
    powerMonitor.on('resume', () => this.#options.onLinesInDoubt('resumed'));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** For tests: as if it had been left alone for so long. */
  play(idleSeconds: number | undefined): void {
    this.#playedIdleSeconds = idleSeconds;
    this.look();
  }

  #setLocked(isLocked: boolean): void {
    this.#isScreenLocked = isLocked;
    this.look();
  }

  /** Something changed that need not wait for the next look. */
  look(): void {
    const { isBusyOnScreen, onActivity } = this.#options;
    const idleSeconds = this.#playedIdleSeconds ?? powerMonitor.getSystemIdleTime();
    const isScreenLocked = this.#isScreenLocked;
    onActivity({ idleSeconds, isScreenLocked, isBusyOnScreen: isBusyOnScreen() });
  }
}
