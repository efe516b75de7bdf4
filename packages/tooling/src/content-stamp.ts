import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One value for the contents of these files: it changes when a file changes, comes, goes or is renamed, and not when
 * only a date does.
 */
export const contentStamp = (root: string, files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};
