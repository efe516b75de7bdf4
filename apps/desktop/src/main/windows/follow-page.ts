import type { WebContents } from 'electron';
import { PageDeaths } from '../services/support/page-deaths.ts';
import type { WindowTools } from './window-tools.ts';

interface PageFollower {
  readonly tools: Pick<WindowTools, 'look' | 'askReload'>;
  /** Whoever does not want a page that keeps dying any more has it closed. */
  readonly close: () => void;
}

/** A page that died is loaded again; where that does not help, the person says whether it shall be tried. */
function reloadWhenGone(contents: WebContents, { tools, close }: PageFollower): void {
  const deaths = new PageDeaths();
  const ask = async (): Promise<void> => {
    const isWanted = await tools.askReload();
    if (contents.isDestroyed()) return;
    if (isWanted) contents.reload();
    else close();
  };
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    if (deaths.next(Date.now()) === 'reload') contents.reload();
    else void ask();
  });
}

/** What every page needs besides its preferences. */
export function followPage(contents: WebContents, follower: PageFollower): void {
  reloadWhenGone(contents, follower);
  // Chromium keeps what it last zoomed a page of ours to, and prefers that to what a window was made with.
  contents.on('dom-ready', () => contents.setZoomFactor(follower.tools.look().scale));
}
