import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { inRepository } from '../repository.ts';
import { TaskFailure } from '../task-definition.ts';
import type { PackageOrder, PackageSystem } from './package-order.ts';
import type { PackedElectron } from './packed-electron.ts';
import { releaseNotes } from './update-feed.ts';
import type { UpdateFeed } from './update-feed.ts';

const platformFlags: Readonly<Record<PackageSystem, string>> = {
  linux: '--linux',
  darwin: '--mac',
  win32: '--win',
};

export interface BuilderRun {
  readonly order: PackageOrder;
  readonly architecture: string;
  /** The folder that `stageApplication` filled. */
  readonly stage: string;
  /** An Electron that is not fetched: its version and, unpacked, its folder. */
  readonly electron: PackedElectron;
  /** Where the package looks for newer ones; undefined: nowhere. */
  readonly feed: UpdateFeed | undefined;
  readonly version: string;
  /** Names the tools that are not fetched. */
  readonly env: NodeJS.ProcessEnv;
}

/** Without these a deb and an rpm are squeezed for minutes. */
const fastCompression = {
  compression: 'store',
  deb: { compression: 'gz' },
  rpm: { compression: 'gzip' },
} as const;

const electronConfiguration = (electron: PackedElectron): object =>
  electron.kind === 'shipped'
    ? { electronVersion: electron.version }
    : {
        electronVersion: electron.version,
        electronDist: electron.folder,
        // The runtime of an AppImage that can be had there knows no newer compression.
        appImage: { compression: 'gzip' },
      };

/** Beside those that the file names. */
const fuseConfiguration = ({ order, electron }: BuilderRun, host: NodeJS.Platform): object => ({
  // Pages have an address of their own; a fuse that the stand-in does not have yet.
  ...(electron.kind === 'shipped' ? { grantFileProtocolExtraPrivileges: false } : {}),
  // Shutting them makes Electron's own signature void, and without one an Apple processor starts nothing. Where there
  // are keys, the bundle is signed with them after that.
  ...(order.system === 'darwin' && host === 'darwin' ? { resetAdHocDarwinSignature: true } : {}),
});

/** The feed, and what it tells of this version. */
const feedConfiguration = ({ feed, version }: BuilderRun): object => {
  if (feed === undefined) return { publish: null };
  const notes = releaseNotes(readFileSync(inRepository('CHANGELOG.md'), 'utf8'), version);
  return { publish: feed, ...(notes === undefined ? {} : { releaseInfo: { releaseNotes: notes } }) };
};

/** What electron-builder.yml cannot know. `host`: the system that this runs on. */
export const builderConfiguration = (run: BuilderRun, host: NodeJS.Platform): object => {
  const { order, electron } = run;
  return {
    extends: inRepository('electron-builder.yml'),
    directories: { output: order.out, buildResources: inRepository('resources/icons/application') },
    ...(order.version === undefined ? {} : { extraMetadata: { version: order.version } }),
    nsis: { include: inRepository('resources/installer/installer.nsh') },
    ...(order.fast ? fastCompression : {}),
    ...electronConfiguration(electron),
    electronFuses: fuseConfiguration(run, host),
    ...feedConfiguration(run),
  };
};

/** The arguments of electron-builder with that configuration file. */
export const builderArguments = (
  { order, architecture, stage }: BuilderRun,
  file: string,
): readonly string[] => [
  platformFlags[order.system],
  ...order.targets,
  `--${architecture}`,
  '--publish',
  'never',
  '--projectDir',
  stage,
  '--config',
  file,
];

/** Runs electron-builder for one processor. Rejects with a `TaskFailure` when it fails. */
export const runElectronBuilder = async (run: BuilderRun): Promise<void> => {
  const program = workspaceProgram('electron-builder', 'electron-builder', 'apps/desktop');
  const configuration = `${run.stage}.json`;
  await writeFile(configuration, JSON.stringify(builderConfiguration(run, process.platform)));
  const exitCode = await runProgram(process.execPath, [program, ...builderArguments(run, configuration)], {
    cwd: path.dirname(run.stage),
    env: { ...process.env, ...run.env },
    output: 'stderr',
  });
  if (exitCode !== 0) throw new TaskFailure('electron-builder could not build the packages');
};
