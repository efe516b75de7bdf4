import type { BrowserWindow } from 'electron';
import { PageDeaths } from '../services/support/page-deaths.ts';

/** A page that died is loaded again; where that does not help, the person says whether it shall be tried. */
export function reloadWhenGone(window: BrowserWindow, askReload: () => Promise<boolean>): void {
  const deaths = new PageDeaths();
  const ask = async (): Promise<void> => {
    const isWanted = await askReload();
    if (window.isDestroyed()) return;
    if (isWanted) window.reload();
    else window.close();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (deaths.next(Date.now()) === 'reload') window.reload();
    else void ask();
  });
}
