import { existsSync, readFileSync } from 'node:fs';
import { setAside } from '../support/set-aside.ts';

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isReadable(file: string): boolean {
  try {
    return isRecord(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return false;
  }
}

/** Puts a settings file aside that cannot be understood; answers where it is then. */
export function setAsideDamaged(file: string, now: number): string | undefined {
  return existsSync(file) && !isReadable(file) ? setAside(file, now) : undefined;
}
