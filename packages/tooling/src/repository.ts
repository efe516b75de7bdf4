import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The folder that holds the workspace: where package.json, apps and packages lie. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../..');

/** A path inside the workspace, made absolute. */
export const inRepository = (...parts: readonly string[]): string => path.join(repositoryRoot, ...parts);

/**
 * Every file that belongs to the project, relative to its root, with `/` on all systems: tracked by git, or new
 * and not ignored, so that a check sees a file before its first commit.
 */
export const projectFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((name) => name !== '');
