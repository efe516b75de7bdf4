import { existsSync, renameSync } from 'node:fs';

/** Suffixes of a SQLite database's companions, moved along with it. */
const COMPANIONS = ['', '-wal', '-shm'];

const freeName = (file: string, now: number): string => {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const wanted = `${file}.damaged-${stamp}`;
  for (let index = 0; ; index += 1) {
    const name = index === 0 ? wanted : `${wanted}-${index}`;
    if (!existsSync(name)) return name;
  }
};

/** Moves a damaged file out of the way, with its companions, and answers where it now is. Never deletes. */
export function setAside(file: string, now: number): string {
  const target = freeName(file, now);
  for (const companion of COMPANIONS) {
    if (existsSync(`${file}${companion}`)) renameSync(`${file}${companion}`, `${target}${companion}`);
  }
  return target;
}
