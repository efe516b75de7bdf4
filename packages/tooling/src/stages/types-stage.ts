import { compilerProjects } from '../checks/compiler-projects.ts';
import { inParallel } from '../in-parallel.ts';
import { collectProgram } from '../process/collect-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { projectFiles } from '../repository.ts';
import { print } from '../say.ts';
import { addTallies, oneCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

const compilersAtOnce = 2;

const checkProject = async (project: string): Promise<Tally> => {
  const { exitCode, output } = await collectProgram(process.execPath, [
    workspaceProgram('typescript', 'tsc'),
    '--pretty',
    'false',
    '--project',
    project,
  ]);
  print(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${project}`);
  if (exitCode !== 0) print(output.trimEnd());
  return oneCheck(exitCode === 0);
};

/** Each compiler project is one check. */
export const typesStage: Stage = {
  name: 'types',
  run: async () =>
    addTallies(await inParallel(compilerProjects(projectFiles()), compilersAtOnce, checkProject)),
};
