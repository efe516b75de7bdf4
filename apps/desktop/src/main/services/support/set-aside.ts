import { existsSync, renameSync } from 'node:fs';

/** As `renameSync` does it; throws what the system said. */
export type Rename = (from: string, to: string) => void;

/** Suffixes of a SQLite database and its companions. It goes last: what is found under its name is whole. */
const PARTS = ['-wal', '-shm', ''];

const freeName = (file: string, now: number): string => {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const wanted = `${file}.damaged-${stamp}`;
  for (let index = 0; ; index += 1) {
    const name = index === 0 ? wanted : `${wanted}-${index}`;
    if (!existsSync(name)) return name;
  }
};

/** Moves a file with its companions, all or none. Throws what the system said. */
export function moveWhole(from: string, to: string, rename: Rename = renameSync): void {
  const moved: string[] = [];
  try {
    for (const part of PARTS) {
      if (!existsSync(`${from}${part}`)) continue;
      rename(`${from}${part}`, `${to}${part}`);
      moved.push(part);
    }
  } catch (error) {
    for (const part of moved) rename(`${to}${part}`, `${from}${part}`);
    throw error;
  }
}

/** Moves a damaged file out of the way, with its companions, and answers where it now is. Never deletes. */
export function setAside(file: string, now: number, rename: Rename = renameSync): string {
  const target = freeName(file, now);
  moveWhole(file, target, rename);
  return target;
}
