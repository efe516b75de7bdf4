/** Every window of this application, by the id of its web content, with what it is for. */
import type { BrowserWindow, WebContents } from 'electron';
import type { Publisher } from '../ipc/publish.ts';
import type { WindowContext } from '../ipc/window-context.ts';

export interface OpenWindow {
  readonly id: number;
  readonly context: WindowContext;
  readonly window: BrowserWindow;
  /** As it was created; the setting may be another one by now. */
  readonly ownFrame: boolean;
}

export class WindowRegistry {
  readonly #windows = new Map<number, OpenWindow>();
  readonly #publisher: Publisher;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  add(window: BrowserWindow, context: WindowContext, ownFrame: boolean): void {
    const { id } = window.webContents;
    this.#windows.set(id, { id, context, window, ownFrame });
    this.#publisher.add(id, context);
    window.once('closed', () => {
      this.#windows.delete(id);
      this.#publisher.remove(id);
    });
  }

  all(): readonly OpenWindow[] {
    return [...this.#windows.values()].filter(({ window }) => !window.isDestroyed());
  }

  byId(id: number): OpenWindow | undefined {
    return this.all().find((open) => open.id === id);
  }

  find(isWanted: (context: WindowContext) => boolean): OpenWindow | undefined {
    return this.all().find(({ context }) => isWanted(context));
  }

  /** Nothing is sent to a window that is gone. */
  contents(id: number): WebContents | undefined {
    const window = this.byId(id)?.window;
    return window && !window.webContents.isDestroyed() ? window.webContents : undefined;
  }
}
