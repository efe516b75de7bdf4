import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { provideStandInRuntime, standInIsPossible } from '../electron-runtime.ts';
import { releaseIsReachable, shippedElectronVersion } from '../electron/electron-distribution.ts';
import { provideForeignStandIn } from '../electron/foreign-stand-in.ts';
import { standInVersion, standInWheels } from '../electron/stand-in-wheels.ts';
import type { StandInTarget } from '../electron/stand-in-wheels.ts';
import { TaskFailure } from '../task-definition.ts';
import type { PackageOrder, PackageSystem } from './package-order.ts';

/** Which Electron goes into the packages of an order. */
export interface ElectronChoice {
  readonly kind: 'shipped' | 'stand-in';
  readonly version: string;
}

/** The Electron that goes into one package. */
export type PackedElectron =
  | { readonly kind: 'shipped'; readonly version: string }
  | { readonly kind: 'stand-in'; readonly version: string; readonly folder: string };

/** The one that the product is built for where its release host answers, else the stand-in. */
export const chooseElectron = async ({ offline }: Pick<PackageOrder, 'offline'>): Promise<ElectronChoice> => {
  const version = shippedElectronVersion();
  if (!offline && (await releaseIsReachable(version))) return { kind: 'shipped', version };
  if (standInIsPossible()) return { kind: 'stand-in', version: standInVersion };
  throw new TaskFailure(
    "Electron's release host cannot be reached, and stand-ins are made on Linux with an x64 processor only",
  );
};

const isStandInTarget = (name: string): name is StandInTarget => name in standInWheels;

const provideStandIn = (system: PackageSystem, architecture: string): Promise<string> => {
  const target = `${system}-${architecture}`;
  if (!isStandInTarget(target)) throw new TaskFailure(`there is no stand-in for ${target}`);
  return target === 'linux-x64' ? provideStandInRuntime() : provideForeignStandIn(target);
};

/** Electron's own small application, which answers when there is no other; electron-builder takes it only from what it fetched. */
const notForPackages = ['resources/default_app.asar', 'version'];

const copyForPackage = async (folder: string, target: string): Promise<string> => {
  await mkdir(target, { recursive: true });
  await cp(folder, target, { recursive: true, verbatimSymlinks: true });
  for (const name of notForPackages) await rm(path.join(target, name), { force: true });
  return target;
};

export interface PackageGround {
  readonly system: PackageSystem;
  readonly architecture: string;
  /** For a copy of our own. */
  readonly work: string;
}

/** Lays out what was chosen for one package. */
export const placeElectron = async (
  { kind, version }: ElectronChoice,
  { system, architecture, work }: PackageGround,
): Promise<PackedElectron> => {
  if (kind === 'shipped') return { kind, version };
  const folder = await provideStandIn(system, architecture);
  return { kind, version, folder: await copyForPackage(folder, path.join(work, `electron-${architecture}`)) };
};
