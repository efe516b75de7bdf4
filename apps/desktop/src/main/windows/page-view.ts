/**
 * A page of its own inside a window, beside the window's own page. `WebContentsView` came with Electron 30; the runtime
 * of the tests only has its forerunner whole, which neither goes with its page nor is asked to close with its window.
 */
import {
  BrowserView,
  WebContentsView,
  type BrowserWindow,
  type WebContents,
  type WebPreferences,
} from 'electron';
import type { Bounds } from './bounds.ts';

export interface PageView {
  readonly contents: WebContents;
  /** Over everything else in the window, or out of it. */
  readonly show: () => void;
  readonly hide: () => void;
  readonly place: (bounds: Bounds) => void;
  /** Seen before the first painting and while the window grows, `#rrggbb`. */
  readonly paint: (color: string) => void;
  /** The page hears of it and may tell what it has not told yet; then it is gone. */
  readonly close: () => void;
}

export function createPageView(window: BrowserWindow, webPreferences: WebPreferences): PageView {
  // The old runtime has the first of the two without what it needs.
  return 'setBackgroundColor' in WebContentsView.prototype
    ? webContentsView(window, webPreferences)
    : browserView(window, webPreferences);
}

function webContentsView(window: BrowserWindow, webPreferences: WebPreferences): PageView {
  const view = new WebContentsView({ webPreferences });
  const { webContents: contents } = view;
  const hide = (): void => {
    if (!window.isDestroyed()) window.contentView.removeChildView(view);
  };
  contents.once('destroyed', hide);
  return {
    contents,
    show: () => {
      if (!window.isDestroyed()) window.contentView.addChildView(view);
    },
    hide,
    place: (bounds) => view.setBounds(bounds),
    paint: (color) => view.setBackgroundColor(color),
    close: () => closePage(contents),
  };
}

function browserView(window: BrowserWindow, webPreferences: WebPreferences): PageView {
  const view = new BrowserView({ webPreferences });
  const { webContents: contents } = view;
  const hide = (): void => {
    if (!window.isDestroyed()) window.removeBrowserView(view);
  };
  const page: NodeJS.EventEmitter = contents;
  page.once('close', () => {
    hide();
    destroy(contents);
  });
  return {
    contents,
    show: () => {
      if (window.isDestroyed()) return;
      window.addBrowserView(view);
      window.setTopBrowserView(view);
    },
    hide,
    place: (bounds) => view.setBounds(bounds),
    paint: (color) => view.setBackgroundColor(color),
    close: () => closePage(contents),
  };
}

/** Without the question a page is dropped before it could tell what was typed last. */
function closePage(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.close({ waitForBeforeUnload: true });
}

/** Known to the old runtime only, which tells `close` and leaves the rest to us. */
function destroy(contents: WebContents): void {
  if ('destroy' in contents && typeof contents.destroy === 'function')
    Reflect.apply(contents.destroy, contents, []);
}
