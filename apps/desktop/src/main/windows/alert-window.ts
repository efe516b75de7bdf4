import type { AlertPosition } from '@nudge/ipc-contract';
import { screen, type BrowserWindow } from 'electron';
import type { AlertWindows } from '../services/alerts/alert-service.ts';
import { alertPlace } from './alert-place.ts';
import { alertBounds, type Bounds } from './bounds.ts';
import { createWindow } from './create-window.ts';
import type { WindowTools } from './window-tools.ts';

export interface AlertWindowsOptions extends WindowTools {
  /** Alerts stand on its display; on the primary one while it is hidden. */
  readonly mainWindow: () => BrowserWindow | undefined;
  readonly position: () => AlertPosition;
}

/** Alerts never take the focus and are in no task bar or switcher. */
export class ElectronAlertWindows implements AlertWindows {
  readonly #options: AlertWindowsOptions;
  readonly #slots = new Map<string, number>();

  constructor(options: AlertWindowsOptions) {
    this.#options = options;
  }

  open(alertId: string, slot: number): void {
    this.#slots.set(alertId, slot);
    const bounds = this.#bounds(slot);
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'alert', alertId },
      ownFrame: true,
      show: 'inactive',
      more: {
        ...bounds,
        focusable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        minimizable: false,
        movable: false,
        hasShadow: false,
        ...(process.platform === 'linux' ? { type: 'notification' } : {}),
      },
    });
    // A window manager may have had a place of its own in mind.
    window.once('show', () => window.setBounds(this.#bounds(slot)));
    window.once('closed', () => this.#slots.delete(alertId));
  }

  move(alertId: string, slot: number): void {
    this.#slots.set(alertId, slot);
    this.#find(alertId)?.setBounds(this.#bounds(slot));
  }

  close(alertId: string): void {
    this.#find(alertId)?.destroy();
  }

  /** Puts every alert where and as large as it is to be now. */
  placeAll(): void {
    for (const [alertId, slot] of this.#slots) this.#find(alertId)?.setBounds(this.#bounds(slot));
  }

  #find(alertId: string): BrowserWindow | undefined {
    return this.#options.registry.find((context) => context.kind === 'alert' && context.alertId === alertId)
      ?.window;
  }

  #bounds(slot: number): Bounds {
    const main = this.#options.mainWindow();
    const place = alertPlace({
      displays: screen,
      main: main?.isVisible() ? main.getBounds() : undefined,
      ...this.#options.look(),
      position: this.#options.position(),
    });
    return alertBounds(slot, place);
  }
}
