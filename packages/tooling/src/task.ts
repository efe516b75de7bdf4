// The one door of the root commands: package.json hands the name of a task and its arguments to this file.
// Each task is loaded only when asked for, so that a broken one does not take the others with it.
import { print, say } from './say.ts';
import { TaskFailure, UsageError, usageExitCode } from './task-definition.ts';
import type { Task } from './task-definition.ts';

const tasks: Readonly<Record<string, () => Promise<Task>>> = {
  start: async () => (await import('./tasks/start-task.ts')).startTask,
  test: async () => (await import('./tasks/test-task.ts')).testTask,
  check: async () => (await import('./tasks/check-task.ts')).checkTask,
  fix: async () => (await import('./tasks/fix-task.ts')).fixTask,
  bench: async () => (await import('./tasks/bench-task.ts')).benchTask,
  soak: async () => (await import('./tasks/soak-task.ts')).soakTask,
  demo: async () => (await import('./tasks/demo-task.ts')).demoTask,
  package: async () => (await import('./tasks/package-task.ts')).packageTask,
  prove: async () => (await import('./tasks/prove-task.ts')).proveTask,
  'prove-updates': async () => (await import('./tasks/prove-updates-task.ts')).proveUpdatesTask,
  server: async () => (await import('./tasks/server-task.ts')).serverTask,
  cli: async () => (await import('./tasks/cli-task.ts')).cliTask,
};

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

const runTask = async (name: string | undefined, args: readonly string[]): Promise<number> => {
  const load = name === undefined ? undefined : tasks[name];
  if (load === undefined) {
    throw new UsageError(`name one of these tasks: ${Object.keys(tasks).join(', ')}`);
  }
  const task = await load();
  if (asksForHelp(args) && task.programHasHelp !== true) {
    print(task.help.trim());
    return 0;
  }
  return task.run(args);
};

const explain = (name: string, error: unknown): number => {
  if (error instanceof UsageError || (error instanceof TypeError && 'code' in error)) {
    say(`${name}: ${error.message}`);
    say(`Try: npm run ${name} -- --help`);
    return usageExitCode;
  }
  say(`${name}: ${error instanceof TaskFailure ? error.message : String((error as Error).stack ?? error)}`);
  return 1;
};

const [name, ...args] = process.argv.slice(2);
try {
  process.exitCode = await runTask(name, args);
} catch (error) {
  process.exitCode = explain(name ?? 'task', error);
}
