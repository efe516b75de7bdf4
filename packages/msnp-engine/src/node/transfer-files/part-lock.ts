/**
 * Whose a partial folder is just now: a file in it names the process. One that died leaves it behind; the next one
 * takes it over.
 */
import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './file-failures.ts';
import type { FileSystem } from './file-system.ts';

export const LOCK_FILE = 'lock';

/** A lock that says nothing was left half written, or is being written: in milliseconds, how long it counts. */
const BLANK_LOCK_AGE = 60_000;

export interface PartLock {
  release(): Promise<void>;
}

/** Locks of this process, over all clients in it: its number alone says nothing after a restart in a container. */
const own = new Set<string>();

/** Undefined when somebody else has it. */
export async function lockPart(fileSystem: FileSystem, folder: string): Promise<PartLock | undefined> {
  const path = join(folder, LOCK_FILE);
  const token = randomUUID();
  own.add(token);
  const isOurs = await takeLock(fileSystem, path, token).catch((error: unknown) => {
    own.delete(token);
    throw error;
  });
  if (isOurs) return lockOf(fileSystem, path, token);
  own.delete(token);
  return undefined;
}

async function takeLock(fileSystem: FileSystem, path: string, token: string): Promise<boolean> {
  if (await writeLock(fileSystem, path, token)) return true;
  if ((await isHeld(fileSystem, path)) || !(await takeAway(fileSystem, path, token))) return false;
  return writeLock(fileSystem, path, token);
}

function lockOf(fileSystem: FileSystem, path: string, token: string): PartLock {
  return {
    async release() {
      own.delete(token);
      await fileSystem.rm(path, { force: true }).catch(() => undefined);
    },
  };
}

async function writeLock(fileSystem: FileSystem, path: string, token: string): Promise<boolean> {
  try {
    const file = await fileSystem.open(path, 'wx');
    try {
      const held = { process: process.pid, host: hostname(), since: Date.now(), token };
      await file.writeFile(JSON.stringify(held));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moved, not deleted: of two that find the same dead lock only one gets it. */
async function takeAway(fileSystem: FileSystem, path: string, token: string): Promise<boolean> {
  const aside = `${path}.${token}`;
  try {
    await fileSystem.rename(path, aside);
  } catch {
    return false;
  }
  const isDead = !(await isHeld(fileSystem, aside));
  if (isDead) await fileSystem.rm(aside, { force: true });
  else await fileSystem.rename(aside, path);
  return isDead;
}

/** Whether somebody who lives has it. */
export async function isHeld(fileSystem: FileSystem, path: string): Promise<boolean> {
  let held: unknown;
  try {
    held = JSON.parse(await fileSystem.readFile(path, 'utf8'));
  } catch (error) {
    return errorCode(error) !== 'ENOENT' && (await isFresh(fileSystem, path));
  }
  if (typeof held !== 'object' || held === null) return false;
  const { process: id, host, since, token } = held as Readonly<Record<string, unknown>>;
  if (typeof id !== 'number' || typeof since !== 'number') return false;
  // Nothing is known of processes elsewhere.
  if (host !== hostname()) return true;
  if (id === process.pid) return typeof token === 'string' && own.has(token);
  return since > Date.now() - uptime() * 1_000 && isAlive(id);
}

async function isFresh(fileSystem: FileSystem, path: string): Promise<boolean> {
  try {
    return (await fileSystem.stat(path)).mtimeMs > Date.now() - BLANK_LOCK_AGE;
  } catch {
    return false;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return errorCode(error) === 'EPERM';
  }
}
