// A process and all that it started, as Linux tells.
import { readdir, readFile } from 'node:fs/promises';

/** The parent that the text of /proc/PID/stat names: the name in brackets before it may hold anything. */
export const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

/** KiB of the proportional set size: shared pages count once over all who share them. */
export const shareIn = (rollup: string): number => Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);

/** `parents`: by process. Answers the process itself, and whoever descends from it. */
export const familyOf = (root: number, parents: ReadonlyMap<number, number>): readonly number[] => {
  const descends = (one: number): boolean => {
    const parent = parents.get(one);
    return one === root || (parent !== undefined && descends(parent));
  };
  return [...parents.keys()].filter((one) => descends(one));
};

/** A process that ended meanwhile has nothing to add. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** KiB that a process and all its descendants hold together. */
export const memoryOfFamily = async (root: number): Promise<number> => {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(all.map((one) => textOf(`/proc/${one}/stat`)));
  const parents = new Map(all.map((one, index) => [one, parentIn(stats[index] ?? '')] as const));
  const family = familyOf(root, parents);
  const shares = await Promise.all(family.map((one) => textOf(`/proc/${one}/smaps_rollup`)));
  return shares.reduce((sum, text) => sum + shareIn(text), 0);
};
