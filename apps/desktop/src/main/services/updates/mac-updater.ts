import { MacUpdater } from 'electron-updater';
import type { SystemUpdater } from './system-updater.ts';

/**
 * The system is handed a version as soon as it has been fetched: only it can prove who signed that, and it takes its
 * time, which there is none of at an exit. From then on it installs it by itself, whatever the feed says later.
 */
export function macUpdater(): SystemUpdater {
  const updater = new MacUpdater();
  updater.autoInstallOnAppQuit = true;
  const install = (then: 'exit' | 'restart'): boolean => {
    if (then === 'restart') updater.quitAndInstall();
    return true;
  };
  return { updater, install };
}
