/** What electron-updater gets from Electron, without Electron. */
import { request, type RequestOptions } from 'node:http';
import path from 'node:path';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';

/** Its own way to the network, over Node's where Electron's would be. `lead`: where a request really goes. */
export function nodeExecutor(
  lead: (options: RequestOptions) => RequestOptions = (options) => options,
): ElectronHttpExecutor {
  const executor = new ElectronHttpExecutor();
  Reflect.set(executor, 'createRequest', (options: RequestOptions, callback: () => void) =>
    request(lead(options), callback),
  );
  // Electron tells of being led on; with Node it stands in the answer.
  Reflect.set(executor, 'addRedirectHandlers', () => {});
  return executor;
}

/** An application that has all it keeps in `folder`. */
export const applicationIn = (folder: string, version: string): AppAdapter => ({
  version,
  name: 'nudge',
  isPackaged: true,
  appUpdateConfigPath: path.join(folder, 'app-update.yml'),
  userDataPath: folder,
  baseCachePath: path.join(folder, 'cache'),
  whenReady: () => Promise.resolve(),
  relaunch: () => {},
  quit: () => {},
  onQuit: () => {},
});
