import { parseArgs } from 'node:util';
import { formatStage } from '../stages/format-stage.ts';
import { lintStage } from '../stages/lint-stage.ts';
import { sourceChecksStage } from '../stages/source-checks-stage.ts';
import { runStages } from '../stages/stage.ts';
import type { Stage } from '../stages/stage.ts';
import { typesStage } from '../stages/types-stage.ts';
import { unusedStage } from '../stages/unused-stage.ts';
import type { Task } from '../task-definition.ts';

const help = `
npm run check      what can be said without running the product: types, lint, format, unused code, and the project's own rules

Each compiler project counts as one check, and so do lint, format, unused code and each rule.
`;

export const checkStages: readonly Stage[] = [
  typesStage,
  lintStage,
  formatStage,
  unusedStage,
  sourceChecksStage,
];

const check = async (args: readonly string[]): Promise<number> => {
  parseArgs({ args: [...args], options: {}, strict: true });
  return runStages(checkStages);
};

export const checkTask: Task = { help, run: check };
