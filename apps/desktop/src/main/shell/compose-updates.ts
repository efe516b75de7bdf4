/** Updates as Electron and the system allow them here: how this installation gets them, and what fetches them. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { app, session } from 'electron';
import type { ReleaseView, UpdateWay } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { ownAppImage, programPath } from '../services/startup/program-path.ts';
import { isNetworkMetered } from '../services/updates/metered-network.ts';
import { pageOfFeed } from '../services/updates/packed-feed.ts';
import { isProfileInUse, lockGround } from '../services/updates/profile-lock.ts';
import { ProfileRuns } from '../services/updates/profile-runs.ts';
import { testFeed } from '../services/updates/update-address.ts';
import { isSignedByAuthority, updateWay } from '../services/updates/update-way.ts';
import { UpdateFault, type Updater } from '../services/updates/updater.ts';
import type { RunningProfiles } from '../services/updates/update-service.ts';
import { restartArguments } from './command-line.ts';
import type { DataFolders } from './data-folders.ts';
import { takeProxy } from './session-proxy.ts';

/** For programs of the system that are only asked something. */
const ANSWER_WITHIN_MILLISECONDS = 10_000;

export interface UpdateTools {
  readonly way: UpdateWay;
  readonly updater: Updater;
  readonly isMetered: () => Promise<boolean>;
  readonly profiles: RunningProfiles;
}

/** What everything goes through now; undefined: straight. */
type ProxyNow = () => ProxyOptions | undefined;

/** Where electron-updater fetches. */
const UPDATER_SESSION = 'electron-updater';

const inResources = (name: string): string => path.join(process.resourcesPath, name);

function resource(name: string): string {
  return existsSync(inResources(name)) ? readFileSync(inResources(name), 'utf8').trim() : '';
}

function isSigned(): boolean {
  if (process.platform !== 'darwin') return false;
  const bundle = path.resolve(app.getPath('exe'), '../../..');
  const { stderr } = spawnSync('/usr/bin/codesign', ['--display', '--verbose=2', bundle], {
    encoding: 'utf8',
    timeout: ANSWER_WITHIN_MILLISECONDS,
  });
  return isSignedByAuthority(stderr);
}

function wayHere(): UpdateWay {
  if (!app.isPackaged) return { kind: 'none' };
  return updateWay({
    platform: process.platform,
    page: pageOfFeed(resource('app-update.yml')),
    packageType: resource('package-type'),
    appImage: ownAppImage(process),
    isInstalled: existsSync(path.join(path.dirname(app.getPath('exe')), `Uninstall ${app.getName()}.exe`)),
    isSigned: isSigned(),
  });
}

/** Loads electron-updater, which a start has no use for. */
async function openUpdater(proxy: ProxyNow): Promise<Updater> {
  const { openFeedUpdater } = await import('../services/updates/open-feed-updater.ts');
  return openFeedUpdater({
    platform: process.platform,
    appImage: ownAppImage(process),
    restartArguments: restartArguments(process.argv.slice(1)),
    feed: testFeed(process.env['NUDGE_UPDATE_FEED']),
    proxy,
  });
}

/** The real one is made when it is first asked. */
function lazyUpdater(open: () => Promise<Updater>, proxy: ProxyNow): Updater {
  const goThrough = (): Promise<void> =>
    takeProxy(session.fromPartition(UPDATER_SESSION, { cache: false }), proxy());
  let opened: Updater | undefined;
  return {
    look: async (): Promise<ReleaseView | undefined> => {
      opened ??= await open();
      await goThrough();
      return opened.look();
    },
    download: async (onProgress) => {
      if (opened === undefined) throw new UpdateFault('unexpected', 'nothing was found');
      await goThrough();
      await opened.download(onProgress);
    },
    install: (then) => {
      // The new one is this profile's only one while this one ends.
      if (then === 'restart') app.releaseSingleInstanceLock();
      opened?.install(then);
    },
  };
}

const run = promisify(execFile);

function runningProfiles({ running, profile }: DataFolders): RunningProfiles {
  const program = path.basename(process.execPath);
  const ground = lockGround();
  return new ProfileRuns({
    folder: running,
    own: { program: programPath(process), profile },
    isInUse: (other) => isProfileInUse(other.profile, program, ground),
    // Only Windows tells the same path in several ways.
    isSame: (one, other) =>
      process.platform === 'win32' ? one.toLowerCase() === other.toLowerCase() : one === other,
  });
}

export function updateTools(folders: DataFolders, proxy: ProxyNow): UpdateTools {
  return {
    way: wayHere(),
    profiles: runningProfiles(folders),
    updater: lazyUpdater(() => openUpdater(proxy), proxy),
    isMetered: () =>
      isNetworkMetered({
        platform: process.platform,
        run: async (program, args) =>
          (await run(program, [...args], { timeout: ANSWER_WITHIN_MILLISECONDS, windowsHide: true })).stdout,
      }),
  };
}
