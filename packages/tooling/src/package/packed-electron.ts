import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { provideStandInRuntime, standInVersion } from '../electron-runtime.ts';
import { releaseIsReachable, shippedElectronVersion } from '../electron/electron-distribution.ts';
import { TaskFailure } from '../task-definition.ts';
import type { PackageOrder } from './package-order.ts';

/** The Electron that goes into a package. */
export type PackedElectron =
  | { readonly kind: 'shipped'; readonly version: string }
  | { readonly kind: 'stand-in'; readonly version: string; readonly folder: string };

/** The one that the product is built for where its release host answers, else the stand-in. */
export const choosePackedElectron = async ({
  offline,
  system,
}: Pick<PackageOrder, 'offline' | 'system'>): Promise<PackedElectron> => {
  const version = shippedElectronVersion();
  if (!offline && (await releaseIsReachable(version))) return { kind: 'shipped', version };
  if (system !== 'linux')
    throw new TaskFailure(
      `Electron's release host cannot be reached, and there is no stand-in for ${system}`,
    );
  return { kind: 'stand-in', version: standInVersion, folder: await provideStandInRuntime() };
};

/**
 * A copy of an unpacked Electron as it belongs into a package: without the application that answers when there is no
 * other, which electron-builder only takes out of an Electron that it fetched itself.
 */
export const copyForPackage = async (folder: string, target: string): Promise<string> => {
  await mkdir(target, { recursive: true });
  await cp(folder, target, { recursive: true, verbatimSymlinks: true });
  await rm(path.join(target, 'resources/default_app.asar'), { force: true });
  await rm(path.join(target, 'version'), { force: true });
  return target;
};
