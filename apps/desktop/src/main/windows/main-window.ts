import { screen, type BrowserWindow } from 'electron';
import type { CloseOutcome } from './close-outcome.ts';
import { createWindow } from './create-window.ts';
import { firstMainPlace } from './first-place.ts';
import type { WindowTools } from './window-tools.ts';

/** A page that is not painted by then does not hold the rest up. */
const PAINT_MAX_MILLISECONDS = 5000;

export interface MainWindowOptions extends WindowTools {
  readonly alwaysOnTop: () => boolean;
  /** What closing it comes to now. */
  readonly closeOutcome: () => Promise<CloseOutcome>;
  /** The person closed it, and it does not stay. */
  readonly onClosedByPerson: () => void;
}

function runOncePainted(window: BrowserWindow, action: () => void): void {
  let isDone = false;
  const run = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    action();
  };
  const timer = setTimeout(run, PAINT_MAX_MILLISECONDS);
  window.once('ready-to-show', () => setImmediate(run));
}

/** The contact list: one window for the whole life of the application, hidden rather than closed. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #mayClose = false;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() === true && !this.#window.isMinimized();
  }

  /**
   * `isShown` false: it waits in the tray. `onPainted` runs once the page is there, or after a while without it:
   * what a first look does not need is done only then.
   */
  create(isShown: boolean, onPainted: () => void): void {
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'main' },
      placeName: 'main',
      firstPlace: (size) => firstMainPlace(size, screen.getPrimaryDisplay().workArea),
      show: isShown ? 'focused' : 'not',
      more: { alwaysOnTop: this.#options.alwaysOnTop() },
    });
    window.on('close', (event) => this.#close(event));
    this.#window = window;
    runOncePainted(window, onPainted);
  }

  show(): void {
    const window = this.#window;
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** It waits, and there is no tray to wait in. */
  waitInTaskBar(): void {
    const window = this.#window;
    if (window === undefined || window.isDestroyed() || window.isVisible()) return;
    // One that was never shown has no entry in the task bar on every system.
    window.showInactive();
    window.minimize();
  }

  /** Double click on the tray icon. */
  toggle(): void {
    if (this.isVisible) this.#window?.hide();
    else this.show();
  }

  setAlwaysOnTop(alwaysOnTop: boolean): void {
    this.#window?.setAlwaysOnTop(alwaysOnTop);
  }

  /** The application ends: closing is closing now. */
  allowClosing(): void {
    this.#mayClose = true;
  }

  #close(event: { preventDefault(): void }): void {
    if (this.#mayClose) return;
    event.preventDefault();
    void this.#options.closeOutcome().then((outcome) => this.#leave(outcome));
  }

  #leave(outcome: CloseOutcome): void {
    const window = this.#window;
    if (this.#mayClose || window === undefined || window.isDestroyed()) return;
    if (outcome === 'hide') window.hide();
    else if (outcome === 'minimize') window.minimize();
    else this.#options.onClosedByPerson();
  }
}
