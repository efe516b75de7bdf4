import path from 'node:path';
import { listFiles } from './list-files.ts';
import { captureProgram } from './process/capture-program.ts';
import { repositoryRoot } from './repository-root.ts';

/** A path inside the workspace, made absolute. */
export const inRepository = (...parts: readonly string[]): string => path.join(repositoryRoot, ...parts);

/**
 * Every file that belongs to the project, relative to its root, with `/` on all systems: tracked by git, or new and
 * not ignored, so that a check sees a file before its first commit. Where git is missing or refuses, every file that
 * .gitignore does not name.
 */
export const projectFiles = (): readonly string[] => {
  const flags = ['-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { exitCode, stdout } = captureProgram('git', ['ls-files', ...flags], { cwd: repositoryRoot });
  return exitCode === 0 ? stdout.split('\0').filter((name) => name !== '') : listFiles(repositoryRoot);
};
