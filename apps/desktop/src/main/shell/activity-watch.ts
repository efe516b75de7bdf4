import { powerMonitor } from 'electron';
import type { Activity } from '../services/messenger/own-side.ts';

const LOOK_EVERY_MILLISECONDS = 5000;

/** Watches whether somebody is at this computer. */
export class ActivityWatch {
  readonly #tell: (activity: Activity) => void;
  #isScreenLocked = false;
  #playedIdleSeconds: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (activity: Activity) => void) {
    this.#tell = tell;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MILLISECONDS);
    powerMonitor.on('lock-screen', () => this.#setLocked(true));
    powerMonitor.on('unlock-screen', () => this.#setLocked(false));
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
    this.#tell({ idleSeconds, isScreenLocked: this.#isScreenLocked });
  }
}
