import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { oneCheck } from '../tally.ts';
import type { Stage } from './stage.ts';

/** Runs the linter over the whole project; `fix` lets it mend what it can. Answers its exit code. */
export const runLinter = ({ fix }: { readonly fix: boolean }): Promise<number> =>
  runProgram(process.execPath, [
    workspaceProgram('oxlint'),
    '--type-aware',
    '--deny-warnings',
    '--report-unused-disable-directives',
    ...(fix ? ['--fix'] : []),
  ]);

export const lintStage: Stage = {
  name: 'lint',
  run: async () => oneCheck((await runLinter({ fix: false })) === 0),
};
