import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { oneCheck } from '../tally.ts';
import type { Stage } from './stage.ts';

/** Files, exports, types and dependencies that nobody uses; what counts as a beginning stands in knip.jsonc. */
export const unusedStage: Stage = {
  name: 'unused code',
  run: async () =>
    oneCheck((await runProgram(process.execPath, [workspaceProgram('knip'), '--no-progress'])) === 0),
};
