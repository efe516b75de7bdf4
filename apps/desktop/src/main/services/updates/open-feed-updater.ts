import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { NsisUpdater } from 'electron-updater';
import { CarefulAppImageUpdater } from './careful-app-image-updater.ts';
import { FeedUpdater } from './feed-updater.ts';
import { macUpdater } from './mac-updater.ts';
import type { SystemUpdater } from './system-updater.ts';
import type { Updater } from './updater.ts';

export interface FeedUpdaterPlace {
  readonly platform: NodeJS.Platform;
  /** The AppImage this program runs from; empty for none. */
  readonly appImage: string;
  readonly restartArguments: readonly string[];
  /** In place of the packed one, for tests. */
  readonly feed: string | undefined;
  readonly proxy: () => ProxyOptions | undefined;
}

/** The installer is told what to do and waits until this process has ended. */
function windowsUpdater(): SystemUpdater {
  const updater = new NsisUpdater();
  updater.autoInstallOnAppQuit = false;
  return { updater, install: (then) => updater.install(true, then === 'restart') };
}

function linuxUpdater({ appImage, restartArguments }: FeedUpdaterPlace): SystemUpdater {
  const updater = new CarefulAppImageUpdater({ file: appImage, restartArguments });
  updater.autoInstallOnAppQuit = false;
  return { updater, install: (then) => updater.install(true, then === 'restart') };
}

function systemUpdater(place: FeedUpdaterPlace): SystemUpdater {
  if (place.platform === 'win32') return windowsUpdater();
  return place.platform === 'darwin' ? macUpdater() : linuxUpdater(place);
}

/** electron-updater for this system, over Electron's network. Only inside Electron. */
export function openFeedUpdater(place: FeedUpdaterPlace): Updater {
  return new FeedUpdater({ ...systemUpdater(place), feed: place.feed, proxy: place.proxy });
}
