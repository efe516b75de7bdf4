import type { WebContents } from 'electron';
import type { WindowTools } from './window-tools.ts';

const DIED_AGAIN_MILLISECONDS = 10_000;

/** A page that died is loaded again; one that keeps dying is left alone. */
function reloadWhenGone(contents: WebContents): void {
  let diedAt = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    const isAgain = Date.now() - diedAt < DIED_AGAIN_MILLISECONDS;
    diedAt = Date.now();
    if (reason !== 'clean-exit' && !isAgain && !contents.isDestroyed()) contents.reload();
  });
}

/** What every page needs besides its preferences. */
export function followPage(contents: WebContents, { look }: Pick<WindowTools, 'look'>): void {
  reloadWhenGone(contents);
  // Chromium keeps what it last zoomed a page of ours to, and prefers that to what a window was made with.
  contents.on('dom-ready', () => contents.setZoomFactor(look().scale));
}
