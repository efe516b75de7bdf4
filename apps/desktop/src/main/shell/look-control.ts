import type { Appearance, CommonChange } from '@nudge/ipc-contract';
import { nativeTheme } from 'electron';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { WINDOW_BACKGROUNDS, type WindowLook } from '../windows/window-look.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';

export interface LookControlOptions {
  readonly settings: SettingsService;
  readonly registry: WindowRegistry;
  readonly changes: { toAll(change: CommonChange): void };
}

/** Keeps every window, and what the system draws for us, in the look of the settings; the system may have a say. */
export class LookControl {
  readonly #options: LookControlOptions;
  #appearance: Appearance;

  constructor(options: LookControlOptions) {
    this.#options = options;
    this.#appearance = this.#chosenAppearance();
  }

  get appearance(): Appearance {
    return this.#appearance;
  }

  get windowLook(): WindowLook {
    return { background: WINDOW_BACKGROUNDS[this.#appearance] };
  }

  start(): void {
    this.#options.settings.changed.subscribe(() => this.#follow());
    nativeTheme.on('updated', () => this.#follow());
  }

  #follow(): void {
    const appearance = this.#chosenAppearance();
    if (appearance === this.#appearance) return;
    this.#appearance = appearance;
    for (const { window } of this.#options.registry.all()) {
      window.setBackgroundColor(this.windowLook.background);
    }
    this.#options.changes.toAll({ type: 'appearanceChanged', appearance });
  }

  /** Told of the choice, the system's theme answers for all three: light, dark, and its own. */
  #chosenAppearance(): Appearance {
    const { appearance } = this.#options.settings.current.look;
    if (nativeTheme.themeSource !== appearance) nativeTheme.themeSource = appearance;
    return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  }
}
