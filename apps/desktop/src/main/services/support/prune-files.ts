import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

interface DatedFile {
  readonly file: string;
  readonly changedAt: number;
}

function filesIn(folder: string, ending: string): readonly DatedFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly DatedFile[] => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(file, ending);
    return entry.isFile() && file.endsWith(ending) ? [{ file, changedAt: statSync(file).mtimeMs }] : [];
  });
}

/** Keeps the newest files of one ending in a folder and those below it. What cannot be read or removed stays. */
export function pruneFiles(
  folder: string,
  { ending, kept }: { readonly ending: string; readonly kept: number },
): void {
  try {
    const files = [...filesIn(folder, ending)].sort((one, other) => other.changedAt - one.changedAt);
    for (const { file } of files.slice(kept)) rmSync(file, { force: true });
  } catch {
    // There is no folder before the first.
  }
}
