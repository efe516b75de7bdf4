import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '../repository-root.ts';

const outputLimit = 64 * 1024 * 1024;

export interface Captured {
  /** `undefined` when the program does not exist or was ended by a signal. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a short program and answers what it printed; never throws. */
export const captureProgram = (
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Captured => {
  const result = spawnSync(command, args, {
    cwd: options.cwd ?? repositoryRoot,
    env: options.env ?? process.env,
    encoding: 'utf8',
    maxBuffer: outputLimit,
  });
  if (result.error !== undefined) return { exitCode: undefined, stdout: '', stderr: result.error.message };
  return { exitCode: result.status ?? undefined, stdout: result.stdout, stderr: result.stderr };
};
