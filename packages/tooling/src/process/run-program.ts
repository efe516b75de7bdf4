// Runs a program in the foreground: its output is ours, its exit code is ours, and what stops us stops it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { repositoryRoot } from '../repository-root.ts';

/** How long a program may take to end after it was asked to, in milliseconds. */
const gracePeriod = 10_000;

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `stderr` sends the program's standard output there too: it is not what our caller asked for. */
  readonly output?: 'inherit' | 'stderr';
  /** Gives the program and all that it starts a group of their own, so that stopping it stops them all. */
  readonly asGroup?: boolean;
  /** Ends the program after this many milliseconds. */
  readonly timeLimit?: number;
}

const exitCodeOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal === null ? 1 : constants.signals[signal]);

/** Runs a program to its end and answers its exit code, 128 + N after signal N. Rejects when it cannot be started. */
export const runProgram = (
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? repositoryRoot,
      env: options.env ?? process.env,
      detached: options.asGroup === true,
      stdio: ['inherit', options.output === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    const timers: NodeJS.Timeout[] = [];
    const send = (signal: NodeJS.Signals): void => {
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (options.asGroup !== true) child.kill(signal);
      else if (isRunning && child.pid !== undefined) process.kill(-child.pid, signal);
    };
    const stop = (signal: NodeJS.Signals): void => {
      send(signal);
      timers.push(setTimeout(send, gracePeriod, 'SIGKILL'));
    };
    const settle = (): void => {
      for (const timer of timers) clearTimeout(timer);
      for (const signal of forwardedSignals) process.off(signal, stop);
    };
    for (const signal of forwardedSignals) process.on(signal, stop);
    if (options.timeLimit !== undefined) timers.push(setTimeout(stop, options.timeLimit, 'SIGTERM'));
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(exitCodeOf(code, signal));
    });
  });
