/**
 * Whether a profile is in use, told from what Chromium leaves in its folder: on Windows a file that the system takes
 * away with its process, elsewhere a link that names computer and process and outlives a crash.
 */
import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { isProcessAlive } from '../support/process-alive.ts';

export interface LockGround {
  readonly platform: NodeJS.Platform;
  readonly host: string;
  readonly exists: (file: string) => boolean;
  /** Undefined: there is no such link. */
  readonly readLink: (file: string) => string | undefined;
  readonly isAlive: (pid: number) => boolean;
}

const LOCK_OF_WINDOWS = 'lockfile';
const LOCK_LINK = 'SingletonLock';
/** Names of computers have such lines, too. */
const OWNER = /^(.*)-(\d+)$/s;

/** Whether a number is still that of a program of this name: numbers are given again after a crash and a new start. */
function isSameProgram(pid: number, program: string, { platform, readLink }: LockGround): boolean {
  if (platform !== 'linux') return true;
  const running = readLink(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '');
  return running === undefined || path.posix.basename(running) === program;
}

/** `program`: base name of the executable that would use it. */
export function isProfileInUse(folder: string, program: string, ground: LockGround): boolean {
  if (ground.platform === 'win32') return ground.exists(path.join(folder, LOCK_OF_WINDOWS));
  const [, host, number] = OWNER.exec(ground.readLink(path.join(folder, LOCK_LINK)) ?? '') ?? [];
  const pid = Number(number);
  return host === ground.host && pid > 0 && ground.isAlive(pid) && isSameProgram(pid, program, ground);
}

function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

/** The computer that this runs on. */
export const lockGround = (): LockGround => ({
  platform: process.platform,
  host: hostname(),
  exists: existsSync,
  readLink: linkTarget,
  isAlive: isProcessAlive,
});
