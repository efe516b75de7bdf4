import { parseArgs } from 'node:util';
import { runFormatter } from '../stages/format-stage.ts';
import { runLinter } from '../stages/lint-stage.ts';
import type { Task } from '../task-definition.ts';

const help = `
npm run fix        mends what can be mended by a machine: lint findings, then the format of every file

It ends with an error when findings are left that need a person.
`;

const fix = async (args: readonly string[]): Promise<number> => {
  parseArgs({ args: [...args], options: {}, strict: true });
  const linted = await runLinter({ fix: true });
  const formatted = await runFormatter({ fix: true });
  return linted === 0 && formatted === 0 ? 0 : 1;
};

export const fixTask: Task = { help, run: fix };
