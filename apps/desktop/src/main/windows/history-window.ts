import type { HistoryChange } from '@nudge/ipc-contract';
import { createWindow } from './create-window.ts';
import type { HistoryPlace } from '../ipc/window-context.ts';
import type { WindowTools } from './window-tools.ts';

export interface HistoryWindowOptions extends WindowTools {
  readonly publish: (change: HistoryChange) => void;
}

/** The history: one window, brought forward when asked for again, at the conversation that was asked for. */
export class HistoryWindow {
  readonly #options: HistoryWindowOptions;

  constructor(options: HistoryWindowOptions) {
    this.#options = options;
  }

  open(place: HistoryPlace): void {
    const { registry, publish } = this.#options;
    const open = registry.find(({ kind }) => kind === 'history')?.window;
    if (open === undefined) {
      const context = { kind: 'history', ...place } as const;
      createWindow({ tools: this.#options, context, placeName: 'history', show: 'focused' });
      return;
    }
    publish({ type: 'conversationRequested', ...place });
    if (open.isMinimized()) open.restore();
    open.focus();
  }
}
