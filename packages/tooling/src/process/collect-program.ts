import { spawn } from 'node:child_process';
import { repositoryRoot } from '../repository-root.ts';

export interface Collected {
  readonly exitCode: number;
  /** Standard output and standard error together, in the order in which they came. */
  readonly output: string;
}

/** Runs a program beside others and keeps what it prints until it ends. A program that cannot start has exit code 1. */
export const collectProgram = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Collected> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer): void => {
      chunks.push(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.once('close', (code) =>
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
