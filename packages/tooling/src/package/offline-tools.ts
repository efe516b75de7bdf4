// The helper programs that electron-builder would fetch from its own release host, taken from the system instead and
// named to it by environment variables. Only what the wanted formats need is asked for.
import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { provideAppImageRuntime } from '../electron-runtime.ts';
import { provideInstallerPlugins } from '../electron/foreign-stand-in.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { TaskFailure } from '../task-definition.ts';
import type { PackageOrder } from './package-order.ts';

/** The programs that a format needs, each as the names under which it may be installed. */
const programsFor: Readonly<Record<string, readonly (readonly string[])[]>> = {
  AppImage: [['mksquashfs'], ['desktop-file-validate']],
  deb: [['dpkg-deb']],
  rpm: [['rpmbuild']],
  'tar.gz': [['7za', '7zz', '7z']],
  zip: [['7za', '7zz', '7z']],
  portable: [['makensis'], ['7z']],
  dir: [],
};

const debianPackages: Readonly<Record<string, string>> = {
  mksquashfs: 'squashfs-tools',
  'desktop-file-validate': 'desktop-file-utils',
  'dpkg-deb': 'dpkg',
  rpmbuild: 'rpm',
  '7za': 'p7zip-full',
  '7z': 'p7zip-full',
  makensis: 'nsis',
};

/** Answers where a program lies, or `undefined`. */
export type FindProgram = (name: string) => string | undefined;

export const findOnPath: FindProgram = (name) =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

const findOneOf = (names: readonly string[], find: FindProgram): string | undefined =>
  names.map((name) => find(name)).find((file) => file !== undefined);

/** What cannot be built away from electron-builder's host, and what is missing for the rest; one line each. */
export const missingForTargets = (targets: readonly string[], find: FindProgram): readonly string[] =>
  targets.flatMap((target) => {
    const programs = programsFor[target];
    if (programs === undefined)
      return [`${target}: cannot be built without the host that electron-builder fetches its tools from`];
    return programs
      .filter((names) => findOneOf(names, find) === undefined)
      .map(
        ([name = '']) =>
          `${target}: the program ${name} is missing (Debian: ${debianPackages[name] ?? name})`,
      );
  });

const runnable = 0o755;

/** A program that runs another one, with words of ours before and behind those that it is given. */
const writeScript = async (
  file: string,
  command: readonly string[],
  behind: readonly string[] = [],
): Promise<string> => {
  const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');
  await writeFile(file, `#!/bin/sh\nexec ${quoted(command)} "$@" ${quoted(behind)}\n`);
  await chmod(file, runnable);
  return file;
};

/** The folder that electron-builder looks for the parts of an AppImage in. */
const appImageFolder = async (folder: string, fast: boolean): Promise<string> => {
  await mkdir(path.join(folder, 'runtimes'), { recursive: true });
  await mkdir(path.join(folder, 'lib/x64'), { recursive: true });
  const level = fast ? ['-Xcompression-level', '1'] : [];
  await writeScript(path.join(folder, 'mksquashfs'), [findOnPath('mksquashfs') ?? 'mksquashfs'], level);
  const validator = findOnPath('desktop-file-validate') ?? 'desktop-file-validate';
  await writeScript(path.join(folder, 'desktop-file-validate'), [validator]);
  await symlink(await provideAppImageRuntime(), path.join(folder, 'runtimes/runtime-x64'));
  return folder;
};

/** The folder that electron-builder looks for NSIS in. It would name its own copy's folder to it, which Debian's is not in. */
const installerFolder = async (folder: string): Promise<string> => {
  await mkdir(path.join(folder, 'linux'), { recursive: true });
  const program = findOnPath('makensis') ?? 'makensis';
  await writeScript(path.join(folder, 'linux/makensis'), ['env', '--unset=NSISDIR', program]);
  return folder;
};

const portableTools = async (folder: string): Promise<NodeJS.ProcessEnv> => ({
  ELECTRON_BUILDER_NSIS_DIR: await installerFolder(folder),
  ELECTRON_BUILDER_NSIS_RESOURCES_DIR: await provideInstallerPlugins(),
});

/**
 * Answers the environment in which electron-builder fetches nothing for these formats. `folder`: an empty place of
 * our own. Rejects with a `TaskFailure` that names what is missing.
 */
export const provideOfflineTools = async (
  { targets, fast }: Pick<PackageOrder, 'targets' | 'fast'>,
  folder: string,
): Promise<NodeJS.ProcessEnv> => {
  if (missingForTargets(targets, findOnPath).length > 0) await provideSystemPackages('packages');
  const missing = missingForTargets(targets, findOnPath);
  if (missing.length > 0) throw new TaskFailure(`packages cannot be built:\n  ${missing.join('\n  ')}`);
  const archiver = findOneOf(['7za', '7zz', '7z'], findOnPath);
  const fpm = path.join(import.meta.dirname, 'fpm/fpm.ts');
  return {
    CUSTOM_FPM_PATH: await writeScript(path.join(folder, 'fpm'), [process.execPath, fpm]),
    ...(archiver === undefined ? {} : { ELECTRON_BUILDER_7ZIP_PATH: archiver }),
    ...(targets.includes('AppImage')
      ? { APPIMAGE_TOOLS_PATH: await appImageFolder(path.join(folder, 'appimage'), fast) }
      : {}),
    ...(targets.includes('portable') ? await portableTools(path.join(folder, 'nsis')) : {}),
  };
};
