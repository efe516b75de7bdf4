import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { oneCheck } from '../tally.ts';
import type { Stage } from './stage.ts';

/** Runs the formatter over the whole project; `fix` lets it write. Answers its exit code. */
export const runFormatter = ({ fix }: { readonly fix: boolean }): Promise<number> =>
  runProgram(process.execPath, [
    workspaceProgram('prettier'),
    fix ? '--write' : '--check',
    '--log-level=warn',
    '.',
  ]);

export const formatStage: Stage = {
  name: 'format',
  run: async () => oneCheck((await runFormatter({ fix: false })) === 0),
};
