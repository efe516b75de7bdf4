/** What a snapshot says about its window and the application, where a test does not care. */
export const snapshotFrame = {
  number: 7,
  ownFrame: true,
  isOnTop: true,
  locale: 'en',
  locales: ['en'],
  appearance: 'light',
  platform: 'linux',
  version: '0',
  canNotify: true,
  closing: 'tray',
} as const;
