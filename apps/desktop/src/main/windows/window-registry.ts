/** Every page of this application, by the id of its web content, with what it is for and the window it stands in. */
import type { BrowserWindow, WebContents } from 'electron';
import type { Publisher } from '../ipc/publish.ts';
import type { WindowContext } from '../ipc/window-context.ts';

export interface OpenWindow {
  readonly id: number;
  readonly context: WindowContext;
  /** What the system shows; of a tab: the one it stands in with others. */
  readonly window: BrowserWindow;
  readonly contents: WebContents;
  /** As it was created; the setting may be another one by now. */
  readonly ownFrame: boolean;
  readonly isTab: boolean;
  /** As its person closes it. */
  readonly close: () => void;
  readonly paint: (color: string) => void;
}

/** A page that shares its window with others. */
export type OpenTab = Pick<OpenWindow, 'context' | 'window' | 'contents' | 'close' | 'paint'>;

export class WindowRegistry {
  readonly #windows = new Map<number, OpenWindow>();
  readonly #publisher: Publisher;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  add(window: BrowserWindow, context: WindowContext, ownFrame: boolean): void {
    const { webContents: contents } = window;
    const close = (): void => window.close();
    const paint = (color: string): void => window.setBackgroundColor(color);
    const remove = this.#keep({ window, contents, context, ownFrame, isTab: false, close, paint });
    window.once('closed', remove);
  }

  addTab(tab: OpenTab): void {
    tab.contents.once('destroyed', this.#keep({ ...tab, ownFrame: false, isTab: true }));
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

  /** Nothing is sent to a page that is gone. */
  contents(id: number): WebContents | undefined {
    const contents = this.byId(id)?.contents;
    return contents?.isDestroyed() === false ? contents : undefined;
  }

  /** Returns how to forget it. */
  #keep(open: Omit<OpenWindow, 'id'>): () => void {
    const { id } = open.contents;
    this.#windows.set(id, { ...open, id });
    this.#publisher.add(id, open.context);
    return () => {
      this.#windows.delete(id);
      this.#publisher.remove(id);
    };
  }
}
