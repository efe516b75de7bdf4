import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import type { Task } from '../task-definition.ts';

/** A task that is nothing but a program of the workspace: its arguments, streams and exit code are the program's. */
export const programTask = (entry: string): Task => ({
  help: `runs ${entry}`,
  programHasHelp: true,
  run: (args) =>
    runProgram(process.execPath, [inRepository(entry), ...args], {
      cwd: process.env['INIT_CWD'] ?? process.cwd(),
    }),
});

export const serverTask: Task = programTask('apps/server/src/main.ts');
