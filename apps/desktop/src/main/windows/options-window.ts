import type { OptionsChange, OptionsPage } from '@nudge/ipc-contract';
import { createWindow } from './create-window.ts';
import type { WindowTools } from './window-tools.ts';

export interface OptionsWindowOptions extends WindowTools {
  readonly publish: (change: OptionsChange) => void;
}

/** The Options window: one, opened at a page, brought forward when asked for again. */
export class OptionsWindow {
  readonly #options: OptionsWindowOptions;

  constructor(options: OptionsWindowOptions) {
    this.#options = options;
  }

  open(page: OptionsPage): void {
    const { registry, publish } = this.#options;
    const open = registry.find(({ kind }) => kind === 'options')?.window;
    if (open === undefined) {
      const context = { kind: 'options', page } as const;
      createWindow({ tools: this.#options, context, placeName: 'options', show: 'focused' });
      return;
    }
    publish({ type: 'pageRequested', page });
    if (open.isMinimized()) open.restore();
    open.focus();
  }
}
