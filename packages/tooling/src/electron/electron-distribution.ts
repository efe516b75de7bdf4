// Finds an Electron to run: the one named by the environment, the one already installed, a fresh download, or the
// stand-in runtime. One line says which when it is not the shipped version.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { provideStandInRuntime, standInIsPossible } from '../electron-runtime.ts';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { say } from '../say.ts';
import { TaskFailure } from '../task-definition.ts';
import { standInVersion } from './stand-in-wheels.ts';

const overrideVariable = 'ELECTRON_OVERRIDE_DIST_PATH';
/** How long the release host has to answer, in milliseconds. */
const answerLimit = 6_000;
/** How long the download of the release may take, in milliseconds. */
const downloadLimit = 600_000;
const releaseHost = 'https://github.com/electron/electron/releases/download/';

export interface ElectronDistribution {
  /** The folder that holds the executable. */
  readonly folder: string;
  readonly executable: string;
  /** The environment in which the `electron` package and Playwright find the same one. */
  readonly env: NodeJS.ProcessEnv;
}

const executableIn: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const distributionAt = (folder: string): ElectronDistribution => ({
  folder,
  executable: path.join(folder, executableIn[process.platform] ?? 'electron'),
  env: { ...process.env, [overrideVariable]: folder },
});

const electronPackage = (): string => inRepository('apps/desktop/node_modules/electron');

/** The Electron that the product is built for. */
export const shippedElectronVersion = (): string =>
  (JSON.parse(readFileSync(path.join(electronPackage(), 'package.json'), 'utf8')) as { version: string })
    .version;

const installedDistribution = (): ElectronDistribution | undefined => {
  const distribution = distributionAt(path.join(electronPackage(), 'dist'));
  return existsSync(distribution.executable) ? distribution : undefined;
};

const releaseAddress = (version: string): string => {
  const mirror = process.env['ELECTRON_MIRROR'] ?? releaseHost;
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
};

/** Follows the redirect to where the bytes lie: an answer of the first host alone proves nothing. */
export const releaseIsReachable = async (version: string): Promise<boolean> => {
  try {
    const answer = await fetch(releaseAddress(version), {
      method: 'HEAD',
      signal: AbortSignal.timeout(answerLimit),
    });
    return answer.ok;
  } catch {
    return false;
  }
};

const installRelease = async (): Promise<ElectronDistribution | undefined> => {
  const version = shippedElectronVersion();
  if (!(await releaseIsReachable(version))) return undefined;
  say(`Downloading Electron ${version}`);
  const installer = path.join(electronPackage(), 'install.js');
  await runProgram(process.execPath, [installer], { output: 'stderr', timeLimit: downloadLimit });
  return installedDistribution();
};

const installStandIn = async (): Promise<ElectronDistribution> => {
  if (!standInIsPossible()) {
    throw new TaskFailure(
      `Electron's release host cannot be reached. Put an Electron ${shippedElectronVersion()} somewhere and set ${overrideVariable} to its folder.`,
    );
  }
  const folder = await provideStandInRuntime();
  say(
    `Electron's release host cannot be reached: using the stand-in runtime, Electron ${standInVersion}, which is for tests and first looks only.`,
  );
  return distributionAt(folder);
};

/** Answers an Electron that can be run, fetching one where needed. Rejects with a `TaskFailure` where there is none. */
export const provideElectron = async (): Promise<ElectronDistribution> => {
  const named = process.env[overrideVariable];
  if (named !== undefined && named !== '') {
    const distribution = distributionAt(path.resolve(named));
    if (existsSync(distribution.executable)) return distribution;
    throw new TaskFailure(`${overrideVariable} is ${named}, but there is no Electron in that folder`);
  }
  return installedDistribution() ?? (await installRelease()) ?? (await installStandIn());
};
