/**
 * Gives what is complete its name. Of two that want one only one gets it, and what is there already is never touched:
 * the next number is taken instead. A file gets its name as a second one where the system can: there is no moment at
 * which it has none, or at which something empty has it. Elsewhere, and for a folder, the name is reserved first.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode, StreamFailure } from './file-failures.ts';
import type { FileSystem } from './file-system.ts';
import { numberedName } from './safe-name.ts';

/** Names that are tried; nobody has that many of one. */
const NUMBER_MAX = 10_000;

export interface Placement {
  /** What is renamed; on the same disk. */
  readonly from: string;
  readonly folder: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Answers the path that it got. */
export async function place(fileSystem: FileSystem, placement: Placement): Promise<string> {
  const { from, folder, name, kind } = placement;
  for (let number = 1; number <= NUMBER_MAX; number++) {
    const path = join(folder, number === 1 ? name : numberedName(name, number, kind));
    const attempt = kind === 'file' ? placeFile : placeFolder;
    if (await attempt(fileSystem, from, path)) return path;
  }
  throw new StreamFailure('failed');
}

async function reserve(fileSystem: FileSystem, path: string, kind: 'file' | 'folder'): Promise<boolean> {
  try {
    if (kind === 'folder') await fileSystem.mkdir(path);
    else await (await fileSystem.open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function placeFile(fileSystem: FileSystem, from: string, path: string): Promise<boolean> {
  const isNamed = await link(fileSystem, from, path);
  if (isNamed !== undefined) return isNamed;
  if (!(await reserve(fileSystem, path, 'file'))) return false;
  try {
    await renamePatiently(fileSystem, from, path);
    return true;
  } catch (error) {
    await fileSystem.unlink(path).catch(() => undefined);
    throw error;
  }
}

/** False: another file has the name. Undefined: this system has one name for a file, or not for this one. */
async function link(fileSystem: FileSystem, from: string, path: string): Promise<boolean | undefined> {
  try {
    await fileSystem.link(from, path);
    return true;
  } catch (error) {
    // A process that was killed right after it gave the name has done this work.
    return errorCode(error) === 'EEXIST' ? isSameFile(fileSystem, from, path) : undefined;
  }
}

async function isSameFile(fileSystem: FileSystem, one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([fileSystem.lstat(one), fileSystem.lstat(other)]);
  return first.ino !== 0 && first.ino === second.ino && first.dev === second.dev;
}

/** Windows and some shares rename no folder onto another, empty as it is: there it makes room at the last moment. */
async function placeFolder(fileSystem: FileSystem, from: string, path: string): Promise<boolean> {
  if (!(await reserve(fileSystem, path, 'folder'))) return false;
  if (await renamed(fileSystem, from, path)) return true;
  await fileSystem.rmdir(path);
  try {
    await renamePatiently(fileSystem, from, path);
    return true;
  } catch (error) {
    // Somebody was faster.
    if (await exists(fileSystem, path)) return false;
    throw error;
  }
}

async function renamed(fileSystem: FileSystem, from: string, path: string): Promise<boolean> {
  try {
    await fileSystem.rename(from, path);
    return true;
  } catch {
    return false;
  }
}

/** Virus scanners of Windows hold a new file for a moment; in milliseconds. */
const WAITS = [20, 100, 500] as const;
const HELD: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

async function renamePatiently(fileSystem: FileSystem, from: string, path: string): Promise<void> {
  for (const wait of WAITS) {
    try {
      return await fileSystem.rename(from, path);
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error;
      await setTimeout(wait);
    }
  }
  await fileSystem.rename(from, path);
}

async function exists(fileSystem: FileSystem, path: string): Promise<boolean> {
  try {
    await fileSystem.lstat(path);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}
