import { parseArgs } from 'node:util';
import { buildStage } from '../stages/build-stage.ts';
import { e2eStage } from '../stages/e2e-stage.ts';
import { foreignStage } from '../stages/foreign-stage.ts';
import { runStages } from '../stages/stage.ts';
import { unitStage } from '../stages/unit-stage.ts';
import type { Task } from '../task-definition.ts';
import { checkStages } from './check-task.ts';

const help = `
npm test           every check there is: types, lint, format, rules, unit and integration tests, the foreign client
                   (where a recent cargo exists), the build, and the application driven end to end

The last lines are one for each skipped check with its reason, then 'N passed, N failed'.
The end-to-end tests need Debian's packages for a virtual display; root gets them installed. Where they are missing
the run fails, unless NUDGE_E2E=optional says that this is known.
`;

const test = async (args: readonly string[]): Promise<number> => {
  parseArgs({ args: [...args], options: {}, strict: true });
  return runStages([...checkStages, unitStage, foreignStage, buildStage, e2eStage]);
};

export const testTask: Task = { help, run: test };
