import type { Appearance, CommonChange } from '@nudge/ipc-contract';
import { nativeTheme } from 'electron';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { refitWindow } from '../windows/create-window.ts';
import { windowBackground, type WindowLook } from '../windows/window-look.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';

export interface LookControlOptions {
  readonly settings: SettingsService;
  readonly registry: WindowRegistry;
  readonly changes: { toAll(change: CommonChange): void };
  /** What has a place of its own inside or outside of windows: it follows none of them. */
  readonly placed: readonly { placeAll(): void }[];
}

/** Keeps every window, and what the system draws for us, in the look of the settings; the system may have a say. */
export class LookControl {
  readonly #options: LookControlOptions;
  #appearance: Appearance;
  #windowLook: WindowLook;

  constructor(options: LookControlOptions) {
    this.#options = options;
    this.#appearance = this.#chosenAppearance();
    this.#windowLook = this.#chosenLook();
  }

  get appearance(): Appearance {
    return this.#appearance;
  }

  get windowLook(): WindowLook {
    return this.#windowLook;
  }

  start(): void {
    this.#options.settings.changed.subscribe(() => this.#follow());
    nativeTheme.on('updated', () => this.#follow());
  }

  #follow(): void {
    this.#followAppearance();
    this.#followLook();
  }

  #followAppearance(): void {
    const appearance = this.#chosenAppearance();
    if (appearance === this.#appearance) return;
    this.#appearance = appearance;
    this.#options.changes.toAll({ type: 'appearanceChanged', appearance });
  }

  #followLook(): void {
    const { registry, placed } = this.#options;
    const before = this.#windowLook;
    const now = this.#chosenLook();
    if (now.style === before.style && now.scale === before.scale && now.background === before.background)
      return;
    this.#windowLook = now;
    for (const open of registry.all()) refitWindow(open, before, now);
    // A window that is maximised, or as large as the screen already, does not tell that it changed.
    for (const one of placed) one.placeAll();
  }

  #chosenLook(): WindowLook {
    const { style, scale } = this.#options.settings.current.look;
    return { style, scale: scale / 100, background: windowBackground(style, this.#appearance) };
  }

  /** Told of the choice, the system's theme answers for all three: light, dark, and its own. */
  #chosenAppearance(): Appearance {
    const { appearance } = this.#options.settings.current.look;
    if (nativeTheme.themeSource !== appearance) nativeTheme.themeSource = appearance;
    return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  }
}
