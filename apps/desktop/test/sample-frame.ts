import type { SnapshotFrame } from '../src/main/ipc/make-snapshot.ts';

/** What a snapshot says of its window, in tests of what else it says. */
export const FRAME: SnapshotFrame = {
  number: 7,
  ownFrame: true,
  isOnTop: true,
  isTab: false,
  locale: 'en',
  locales: ['en'],
  appearance: 'light',
  platform: 'linux',
  version: '0',
  canNotify: true,
  canSeeFullScreen: true,
  closing: 'tray',
};
