import { screen, type BrowserWindow } from 'electron';
import type { AlertWindows } from '../services/alerts/alert-service.ts';
import { alertBounds, type Bounds } from './bounds.ts';
import { createWindow } from './create-window.ts';
import type { WindowTools } from './window-tools.ts';
import { ALERT_GAP, WINDOW_SIZES } from './window-sizes.ts';

export interface AlertWindowsOptions extends WindowTools {
  /** Alerts stand on its display; on the primary one while it is hidden. */
  readonly mainWindow: () => BrowserWindow | undefined;
}

/** Alerts never take the focus and are in no task bar or switcher. */
export class ElectronAlertWindows implements AlertWindows {
  readonly #options: AlertWindowsOptions;

  constructor(options: AlertWindowsOptions) {
    this.#options = options;
  }

  open(alertId: string, slot: number): void {
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
  }

  move(alertId: string, slot: number): void {
    this.#find(alertId)?.setBounds(this.#bounds(slot));
  }

  close(alertId: string): void {
    this.#find(alertId)?.destroy();
  }

  #find(alertId: string): BrowserWindow | undefined {
    return this.#options.registry.find((context) => context.kind === 'alert' && context.alertId === alertId)
      ?.window;
  }

  #bounds(slot: number): Bounds {
    const { width, height } = WINDOW_SIZES.alert;
    const main = this.#options.mainWindow();
    const display = main?.isVisible()
      ? screen.getDisplayMatching(main.getBounds())
      : screen.getPrimaryDisplay();
    return alertBounds(slot, { workArea: display.workArea, width, height, gap: ALERT_GAP });
  }
}
