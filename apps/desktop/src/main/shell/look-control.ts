import type { Appearance, CommonChange } from '@nudge/ipc-contract';
import { nativeTheme } from 'electron';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { rescaleWindow } from '../windows/create-window.ts';
import { WINDOW_BACKGROUNDS, type WindowLook } from '../windows/window-look.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';

export interface LookControlOptions {
  readonly settings: SettingsService;
  readonly registry: WindowRegistry;
  readonly changes: { toAll(change: CommonChange): void };
  readonly alerts: { placeAll(): void };
}

/** Keeps every window, and what the system draws for us, in the look of the settings; the system may have a say. */
export class LookControl {
  readonly #options: LookControlOptions;
  #appearance: Appearance;
  #scale: number;

  constructor(options: LookControlOptions) {
    this.#options = options;
    this.#appearance = this.#chosenAppearance();
    this.#scale = this.#chosenScale;
  }

  get appearance(): Appearance {
    return this.#appearance;
  }

  get windowLook(): WindowLook {
    return { background: WINDOW_BACKGROUNDS[this.#appearance], scale: this.#scale };
  }

  start(): void {
    this.#options.settings.changed.subscribe(() => this.#follow());
    nativeTheme.on('updated', () => this.#follow());
  }

  #follow(): void {
    this.#followAppearance();
    this.#followScale();
  }

  #followAppearance(): void {
    const appearance = this.#chosenAppearance();
    if (appearance === this.#appearance) return;
    this.#appearance = appearance;
    for (const { window } of this.#options.registry.all()) {
      window.setBackgroundColor(this.windowLook.background);
    }
    this.#options.changes.toAll({ type: 'appearanceChanged', appearance });
  }

  #followScale(): void {
    const before = this.#scale;
    const now = this.#chosenScale;
    if (now === before) return;
    this.#scale = now;
    for (const open of this.#options.registry.all()) rescaleWindow(open, before, now);
    this.#options.alerts.placeAll();
  }

  get #chosenScale(): number {
    return this.#options.settings.current.look.scale / 100;
  }

  /** Told of the choice, the system's theme answers for all three: light, dark, and its own. */
  #chosenAppearance(): Appearance {
    const { appearance } = this.#options.settings.current.look;
    if (nativeTheme.themeSource !== appearance) nativeTheme.themeSource = appearance;
    return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  }
}
