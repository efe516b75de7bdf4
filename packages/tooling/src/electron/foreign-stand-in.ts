// Stand-in runtimes of systems that this machine is not, for packing only: nothing here can start them.
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { provideStandInRuntime } from '../electron-runtime.ts';
import { say } from '../say.ts';
import { giveReleaseNames } from './mac-names.ts';
import { cacheFolder, standInVersion, wheelApplication } from './stand-in-wheels.ts';
import type { StandInTarget } from './stand-in-wheels.ts';
import { mustRun, provideInCache, unpackWheel } from './stand-in-workshop.ts';

export type ForeignTarget = Exclude<StandInTarget, 'linux-x64'>;

/** Part of the folders' names: raise it when this file makes them differently. */
const recipe = 1;
/** Of p7zip-full. It reads the installers of NSIS, which its smaller brother 7za does not. */
const archiver = '7z';
/** Beside a release of Electron; on macOS outside the bundle, which alone is in the wheel. */
const licences = ['LICENSE.electron.txt', 'LICENSES.chromium.html'] as const;

/** Hands the arguments of the portable program on. */
const plugin = 'StdUtils.dll';

/** Where a portable program of NSIS keeps what it unpacks first: its plugins, and the application as an archive. */
const unpackInstaller = async (workFolder: string): Promise<string> => {
  const installer = await unpackWheel('win32-x64', workFolder, '.exe');
  const folder = path.join(workFolder, 'installer');
  mustRun(workFolder, archiver, ['x', '-y', '-bd', '-tNsis', `-o${folder}`, installer]);
  return path.join(folder, '$PLUGINSDIR');
};

const makeForWindows = async (workFolder: string): Promise<string> => {
  const folder = path.join(workFolder, 'electron');
  const archive = path.join(await unpackInstaller(workFolder), 'app-64.7z');
  mustRun(workFolder, archiver, ['x', '-y', '-bd', `-o${folder}`, archive]);
  await rm(path.join(folder, 'resources'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  await rename(path.join(folder, `${wheelApplication}.exe`), path.join(folder, 'electron.exe'));
  return folder;
};

const makeForMac = async (target: ForeignTarget, workFolder: string): Promise<string> => {
  const unpacked = await unpackWheel(target, workFolder, `${wheelApplication}.app`);
  const bundle = await giveReleaseNames(unpacked, wheelApplication);
  const resources = path.join(bundle, 'Contents', 'Resources');
  const foreign = (await readdir(resources)).filter((name) => !name.endsWith('.lproj'));
  await Promise.all(foreign.map((name) => rm(path.join(resources, name), { recursive: true })));
  const ownSystems = await provideStandInRuntime();
  for (const name of licences) await copyFile(path.join(ownSystems, name), path.join(resources, name));
  const folder = path.join(workFolder, 'electron');
  await mkdir(folder);
  await rename(bundle, path.join(folder, path.basename(bundle)));
  return folder;
};

/**
 * Answers the folder of a stand-in runtime in the shape of Electron's release for that system, making it first where it
 * is not there yet. Needs what the runtime of this system needs, and 7z. Rejects with a `TaskFailure`.
 */
export const provideForeignStandIn = (target: ForeignTarget): Promise<string> =>
  provideInCache(
    path.join(cacheFolder(), `electron-${standInVersion}-${target}-r${recipe}`),
    (workFolder) => {
      say(`Making the stand-in runtime for ${target}`);
      return target === 'win32-x64' ? makeForWindows(workFolder) : makeForMac(target, workFolder);
    },
  );

/**
 * Answers a folder in the shape of electron-builder's plugins for NSIS (`plugins/x86-unicode/*.dll`), with the one that a
 * portable program needs, as there is one in the wheel. An installer needs more of them.
 */
export const provideInstallerPlugins = (): Promise<string> =>
  provideInCache(path.join(cacheFolder(), `nsis-plugins-r${recipe}`), async (workFolder) => {
    const from = await unpackInstaller(workFolder);
    const folder = path.join(workFolder, 'nsis');
    const plugins = path.join(folder, 'plugins', 'x86-unicode');
    await mkdir(plugins, { recursive: true });
    await copyFile(path.join(from, plugin), path.join(plugins, plugin));
    return folder;
  });
