/**
 * Files that a script makes and the repository keeps. They are kept so that a build needs no renderer, and
 * made so that nobody has to trust a bitmap or a sound whose source is missing. `--check` compares instead of
 * writing: the product of a script must be what is committed, byte for byte.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One made file: its path below `resources`, with forward slashes, and its whole content. */
export interface ProducedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The folder with everything that is shipped as it is. */
export const RESOURCES_DIRECTORY = fileURLToPath(new URL('../../../../resources/', import.meta.url));

/** The paths among `files` whose kept copy is missing or differs. */
export function differingPaths(files: readonly ProducedFile[]): readonly string[] {
  return files.filter((file) => !isKept(file)).map((file) => file.path);
}

function isKept(file: ProducedFile): boolean {
  const path = join(RESOURCES_DIRECTORY, file.path);
  return existsSync(path) && readFileSync(path).equals(file.bytes);
}

/** Writes a made file to its path below `directory`, an absolute one. */
export function writeProducedFile(file: ProducedFile, directory: string): void {
  const path = join(directory, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.bytes);
}

/**
 * The command line of a producing script: writes what differs, or with `--check` only names it and makes the
 * process end with 1.
 */
export function keepProducedFiles(
  files: readonly ProducedFile[],
  commandLineArguments: readonly string[],
): void {
  const differing = new Set(differingPaths(files));
  if (commandLineArguments.includes('--check')) {
    for (const path of differing) console.error(`differs from what the script makes: resources/${path}`);
    process.exitCode = differing.size === 0 ? 0 : 1;
    return;
  }
  for (const file of files) if (differing.has(file.path)) writeProducedFile(file, RESOURCES_DIRECTORY);
  console.log(`${differing.size} of ${files.length} files written`);
}
