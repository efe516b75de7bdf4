import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { contentStamp } from './content-stamp.ts';
import { runProgram } from './process/run-program.ts';
import { workspaceProgram } from './process/workspace-program.ts';
import { inRepository, projectFiles } from './repository.ts';
import { repositoryRoot } from './repository-root.ts';
import { say } from './say.ts';
import { TaskFailure } from './task-definition.ts';

const application = 'apps/desktop';
const stampFile = inRepository(application, 'out/.build-stamp');
/** What ends up in the bundles, or decides how they are made. */
const sources =
  /^(apps\/desktop\/|packages\/(?!tooling\/(?!src\/art\/)|testkit\/)|resources\/|pnpm-lock\.yaml$|tsconfig\.base\.json$)/;
const notSource = /(\.test\.tsx?$|\/test\/|\.md$)/;

const sourceStamp = (): string => {
  const files = projectFiles().filter((file) => sources.test(file) && !notSource.test(file));
  return contentStamp(
    repositoryRoot,
    files.filter((file) => existsSync(inRepository(file))),
  );
};

const entryFile = (): string => {
  const manifest = JSON.parse(readFileSync(inRepository(application, 'package.json'), 'utf8')) as {
    main: string;
  };
  return inRepository(application, manifest.main);
};

const isCurrent = (stamp: string): boolean =>
  existsSync(entryFile()) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/**
 * Builds the application unless its bundles already hold what the sources say.
 * Rejects with a `TaskFailure` when the build fails.
 */
export const buildDesktop = async (): Promise<void> => {
  const stamp = sourceStamp();
  if (isCurrent(stamp)) return;
  say('Building the application');
  const program = workspaceProgram('electron-vite', 'electron-vite', application);
  const cwd = inRepository(application);
  const exitCode = await runProgram(process.execPath, [program, 'build'], { cwd, output: 'stderr' });
  if (exitCode !== 0) throw new TaskFailure('the application could not be built');
  writeFileSync(stampFile, stamp);
};
