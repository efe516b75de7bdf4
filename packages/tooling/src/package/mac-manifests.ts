// electron-builder runs once for each processor, and describes what it made in a file of the same name each time. The
// feed wants one that names the packages of both.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const manifestName = 'latest-mac.yml';
/** The list of packages, as electron-builder writes it. */
const fileList = /^files:\n((?: .*\n)+)/m;

/** What the last run said; undefined where it said nothing, as without a feed or for another system. */
export const readMacManifest = async (folder: string): Promise<string | undefined> => {
  const file = path.join(folder, manifestName);
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
};

/** The first, with the packages of all. */
export const joinManifests = ([first = '', ...others]: readonly string[]): string => {
  const further = others.map((manifest) => fileList.exec(manifest)?.[1] ?? '').join('');
  return first.replace(fileList, (list) => list + further);
};

/** Writes one that describes all runs. */
export const writeMacManifest = async (folder: string, manifests: readonly string[]): Promise<void> => {
  if (manifests.length > 1) await writeFile(path.join(folder, manifestName), joinManifests(manifests));
};
