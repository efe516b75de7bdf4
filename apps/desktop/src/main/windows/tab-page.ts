import type { BrowserWindow } from 'electron';
import { pageUrl } from '../ipc/trusted-sender.ts';
import type { WindowContext } from '../ipc/window-context.ts';
import { followPage } from './follow-page.ts';
import { loadPage } from './load-page.ts';
import { createPageView, type PageView } from './page-view.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowTools } from './window-tools.ts';

export interface TabPageOptions {
  readonly tools: WindowTools;
  /** Where it stands; it is shown later. */
  readonly window: BrowserWindow;
  readonly context: WindowContext;
  /** As its person closes it. */
  readonly close: () => void;
}

/** A page like that of a window, with the same rights, that shares its window with others. */
export function openTabPage({ tools, window, context, close }: TabPageOptions): PageView {
  const { background, scale } = tools.look();
  const page = createPageView(window, { ...webPreferences(context.kind), zoomFactor: scale });
  const { contents, paint } = page;
  paint(background);
  tools.registry.addTab({ window, contents, context, close, paint });
  followPage(contents, { tools, close });
  void loadPage(contents, pageUrl(context.kind));
  return page;
}
