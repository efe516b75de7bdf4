import { existsSync } from 'node:fs';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { TaskFailure } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

/** A task that is nothing but a program of the workspace: its arguments, streams and exit code are the program's. */
export const programTask = (entry: string): Task => ({
  help: `runs ${entry}`,
  programHasHelp: true,
  run: async (args) => {
    const file = inRepository(entry);
    if (!existsSync(file)) throw new TaskFailure(`${entry} is missing`);
    return runProgram(process.execPath, [file, ...args], { cwd: process.env['INIT_CWD'] ?? process.cwd() });
  },
});

export const serverTask: Task = programTask('apps/server/src/main.ts');
