import type { AppUpdater } from 'electron-updater';

/** electron-updater as it is for one system, and how what it fetched gets installed there. */
export interface SystemUpdater {
  readonly updater: AppUpdater;
  /** Answers whether it was done, or will be once this process has ended. */
  readonly install: (then: 'exit' | 'restart') => boolean;
}
