import { createWindow } from './create-window.ts';
import type { WindowTools } from './window-tools.ts';

/** A window of which there is one, brought forward when asked for again. */
export class SingleWindow {
  readonly #tools: WindowTools;
  readonly #kind: 'picture' | 'emoticons';

  constructor(kind: 'picture' | 'emoticons', tools: WindowTools) {
    this.#kind = kind;
    this.#tools = tools;
  }

  open(): void {
    const { registry, places, ownFrame } = this.#tools;
    const open = registry.find(({ kind }) => kind === this.#kind)?.window;
    if (open === undefined) {
      const context = { kind: this.#kind };
      const look = { ownFrame: ownFrame(), placeName: this.#kind, show: 'focused' } as const;
      createWindow({ context, registry, places, ...look });
      return;
    }
    if (open.isMinimized()) open.restore();
    open.focus();
  }
}
