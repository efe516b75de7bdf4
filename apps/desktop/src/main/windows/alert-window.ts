import type { AlertPosition } from '@nudge/ipc-contract';
import { screen, systemPreferences, type BrowserWindow } from 'electron';
import type { AlertWindows } from '../services/alerts/alert-service.ts';
import { alertPlace } from './alert-place.ts';
import { RISE_STEP_MILLISECONDS, RISING, risenBounds, SINKING } from './alert-rise.ts';
import { alertBounds, type Bounds } from './bounds.ts';
import { createWindow } from './create-window.ts';
import { systemOfThisProcess } from './window-system.ts';
import type { WindowTools } from './window-tools.ts';

export interface AlertWindowsOptions extends WindowTools {
  /** Alerts stand on its display; on the primary one while it is hidden. */
  readonly mainWindow: () => BrowserWindow | undefined;
  readonly position: () => AlertPosition;
  /** Its page has been painted, which may take a while. */
  readonly onShown: (alertId: string) => void;
}

/** An alert's place, and how much of it stands out. */
interface Stand {
  slot: number;
  share: number;
  timer: NodeJS.Timeout | undefined;
}

/** Under Wayland no program places its windows, so none can grow out of an edge. */
const canMove = (): boolean =>
  systemOfThisProcess() !== 'wayland' && !systemPreferences.getAnimationSettings().prefersReducedMotion;

/** Alerts never take the focus and are in no task bar or switcher. */
export class ElectronAlertWindows implements AlertWindows {
  readonly #options: AlertWindowsOptions;
  readonly #stands = new Map<string, Stand>();

  constructor(options: AlertWindowsOptions) {
    this.#options = options;
  }

  open(alertId: string, slot: number): void {
    const path = canMove() ? RISING : [1];
    const stand: Stand = { slot, share: path[0] ?? 1, timer: undefined };
    this.#stands.set(alertId, stand);
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'alert', alertId },
      ownFrame: true,
      show: 'inactive',
      more: {
        ...this.#bounds(stand),
        focusable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        minimizable: false,
        movable: false,
        hasShadow: false,
        ...(process.platform === 'linux' ? { type: 'notification' } : {}),
      },
    });
    window.once('show', () => {
      this.#options.onShown(alertId);
      // From the first step on: a window manager may have had a place of its own in mind.
      this.#follow(alertId, path);
    });
    window.once('closed', () => {
      clearTimeout(stand.timer);
      this.#stands.delete(alertId);
    });
  }

  move(alertId: string, slot: number): void {
    const stand = this.#stands.get(alertId);
    if (stand === undefined) return;
    stand.slot = slot;
    this.#place(alertId, stand);
  }

  leave(alertId: string): void {
    if (canMove()) this.#follow(alertId, SINKING);
  }

  close(alertId: string): void {
    this.#find(alertId)?.destroy();
  }

  /** Puts every alert where and as large as it is to be now. */
  placeAll(): void {
    for (const [alertId, stand] of this.#stands) this.#place(alertId, stand);
  }

  #follow(alertId: string, [share, ...rest]: readonly number[]): void {
    const stand = this.#stands.get(alertId);
    if (share === undefined || stand === undefined) return;
    clearTimeout(stand.timer);
    stand.share = share;
    this.#place(alertId, stand);
    stand.timer = setTimeout(() => this.#follow(alertId, rest), RISE_STEP_MILLISECONDS);
  }

  #place(alertId: string, stand: Stand): void {
    this.#find(alertId)?.setBounds(this.#bounds(stand));
  }

  #find(alertId: string): BrowserWindow | undefined {
    return this.#options.registry.find((context) => context.kind === 'alert' && context.alertId === alertId)
      ?.window;
  }

  #bounds({ slot, share }: Stand): Bounds {
    const main = this.#options.mainWindow();
    const position = this.#options.position();
    const place = alertPlace({
      displays: screen,
      main: main?.isVisible() ? main.getBounds() : undefined,
      ...this.#options.look(),
      position,
    });
    return risenBounds(alertBounds(slot, place), share, position);
  }
}
