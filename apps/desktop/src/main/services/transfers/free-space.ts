import * as fs from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder itself, or the nearest above it that exists. */
function existing(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existing(parent);
}

/** Bytes that can be stored there; undefined where the system, or its Node, does not tell. */
export async function freeSpace(folder: string): Promise<number | undefined> {
  if (typeof fs.statfs !== 'function') return undefined;
  try {
    const { bavail, bsize } = await fs.statfs(existing(folder));
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
