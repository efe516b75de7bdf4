import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Messengers kept them three folders deep; a person may have put copies deeper. */
const DEPTH_MAX = 12;
/** Folders and files together that are looked at: a folder that was chosen by mistake must come to an end. */
const ENTRIES_MAX = 200_000;
/** More people than a contact list ever held, several times over. */
const FILES_MAX = 10_000;

export interface LogFiles {
  /** Absolute, in the order of their names. */
  readonly files: readonly string[];
  readonly isCutShort: boolean;
}

/** Every XML file in a folder and those below it. Links are not followed, and what may not be read is passed over. */
export async function findLogFiles(folder: string): Promise<LogFiles> {
  const files: string[] = [];
  const waiting = [{ folder, depth: 0 }];
  let entries = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of await entriesOf(next.folder)) {
      entries += 1;
      const place = path.join(next.folder, entry.name);
      const isTooMuch = entries > ENTRIES_MAX || files.length >= FILES_MAX;
      if (isTooMuch || (entry.isDirectory() && next.depth >= DEPTH_MAX)) return { files, isCutShort: true };
      if (entry.isDirectory()) waiting.push({ folder: place, depth: next.depth + 1 });
      else if (entry.isFile() && /\.xml$/i.test(entry.name)) files.push(place);
    }
  }
  return { files, isCutShort: false };
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}
