/**
 * A lock against two applications that start this computer's server at the same moment. It is held only while
 * starting and stopping; one left behind by a crash is taken over when its process is gone or it grew too old.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProcessAlive } from '../support/process-alive.ts';

export const LOCK_MAX_AGE_MILLISECONDS = 60_000;

const fileIn = (folder: string): string => path.join(folder, 'host.lock');

function isAbandoned(file: string, now: number): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const age = now - statSync(file).mtimeMs;
    return age > LOCK_MAX_AGE_MILLISECONDS || (Number.isInteger(pid) && pid > 0 && !isProcessAlive(pid));
  } catch {
    return true;
  }
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes an abandoned lock away. Of several who try, one gets the file; whoever finds that it moved away a lock
 * taken meanwhile puts it back and has lost.
 */
function removeAbandoned(file: string, now: number): boolean {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const isOld = isAbandoned(aside, now);
    if (!isOld) linkSync(aside, file);
    return isOld;
  } catch {
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Takes the lock and answers how to release it; undefined while another process is starting the server. */
export function takeHostLock(folder: string, now: number): (() => void) | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileIn(folder);
  const release = (): void => rmSync(file, { force: true });
  if (tryCreate(file)) return release;
  if (!isAbandoned(file, now) || !removeAbandoned(file, now)) return undefined;
  return tryCreate(file) ? release : undefined;
}
