// Programs that the workspace itself installed. They are started as `node FILE`, never through a shell script of
// a package manager, so that the same line works on every system.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRepository } from '../repository.ts';

interface Manifest {
  readonly bin?: string | Readonly<Record<string, string>>;
}

/**
 * The script behind a package's command, as seen from one folder of the workspace.
 * Throws when the package is not installed there.
 */
export const workspaceProgram = (packageName: string, program = packageName, from = '.'): string => {
  const require = createRequire(inRepository(from, 'package.json'));
  const folder = packageFolder(require, packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  const script = typeof bin === 'string' ? bin : bin?.[program];
  if (script === undefined) throw new Error(`${packageName} has no command named ${program}`);
  return path.join(folder, script);
};

const packageFolder = (require: NodeJS.Require, packageName: string): string => {
  const folders = (require.resolve.paths(packageName) ?? []).map((folder) => path.join(folder, packageName));
  const found = folders.find((folder) => hasManifest(folder));
  if (found === undefined) throw new Error(`${packageName} is not installed`);
  return found;
};

const hasManifest = (folder: string): boolean => {
  try {
    readFileSync(path.join(folder, 'package.json'));
    return true;
  } catch {
    return false;
  }
};
