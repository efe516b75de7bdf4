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
    const open = this.#tools.registry.find(({ kind }) => kind === this.#kind)?.window;
    if (open === undefined) {
      const context = { kind: this.#kind };
      createWindow({ tools: this.#tools, context, placeName: this.#kind, show: 'focused' });
      return;
    }
    if (open.isMinimized()) open.restore();
    open.focus();
  }
}
