import type { Activity } from '../services/messenger/own-side.ts';
import type { Cancel, Clock } from '../services/support/clock.ts';
import { NetworkMark, type Interfaces } from '../services/support/network-mark.ts';

const LOOK_EVERY_MILLISECONDS = 5000;

interface Telling<Event extends string> {
  on(event: Event, listener: () => void): unknown;
}

/** Electron's power monitor, as far as it is used here: to its types each event is a matter of its own. */
export type PowerPart = { getSystemIdleTime(): number } & Telling<'lock-screen'> &
  Telling<'unlock-screen'> &
  Telling<'suspend'> &
  Telling<'resume'>;

export interface ActivityWatchOptions {
  readonly power: PowerPart;
  /** As `os.networkInterfaces`. */
  readonly interfaces: () => Interfaces;
  readonly clock: Clock;
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
  readonly #network: NetworkMark;
  #isScreenLocked = false;
  #playedIdleSeconds: number | undefined;
  #cancel: Cancel | undefined;

  constructor(options: ActivityWatchOptions) {
    this.#options = options;
    this.#network = new NetworkMark(options.interfaces());
  }

  start(): void {
    const { power, onSuspend, onLinesInDoubt } = this.#options;
    this.#planLook();
    power.on('lock-screen', () => this.#setLocked(true));
    power.on('unlock-screen', () => this.#setLocked(false));
    power.on('suspend', () => onSuspend());
    power.on('resume', () => onLinesInDoubt('resumed'));
  }

  stop(): void {
    this.#cancel?.();
  }

  #planLook(): void {
    const { clock, interfaces, onLinesInDoubt } = this.#options;
    this.#cancel = clock.after(LOOK_EVERY_MILLISECONDS, () => {
      this.#planLook();
      this.look();
      if (this.#network.hasChanged(interfaces())) onLinesInDoubt('network');
    });
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
    const { power, isBusyOnScreen, onActivity } = this.#options;
    const idleSeconds = this.#playedIdleSeconds ?? power.getSystemIdleTime();
    const isScreenLocked = this.#isScreenLocked;
    onActivity({ idleSeconds, isScreenLocked, isBusyOnScreen: isBusyOnScreen() });
  }
}
