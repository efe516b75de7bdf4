import type { ClosingView } from '@nudge/ipc-contract';
import { isTest } from './test-hooks.ts';
import { hasTrayHost } from './tray-host.ts';

/** Where a window that is closed can come back from, as far as it is known. */
export class TrayPresence {
  /** Of the last look; before the first one there is said to be a tray. */
  isThere = true;

  async look(): Promise<boolean> {
    // A test closes and shows windows by a tray that it plays.
    this.isThere = isTest() || (await hasTrayHost(process.platform));
    return this.isThere;
  }

  get closing(): ClosingView {
    if (process.platform === 'darwin') return 'dock';
    return this.isThere ? 'tray' : 'taskBar';
  }
}
