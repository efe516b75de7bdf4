import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { applicationArguments, electronProgram, type DesktopOptions } from './desktop-application.ts';

const END_MILLISECONDS = 20_000;

/** Starts the application once more as a user would, and waits until that process has ended; gives its exit code. */
export async function runSecondInstance(options: DesktopOptions): Promise<number | null> {
  const child = spawn(electronProgram(), applicationArguments(options), {
    env: { ...process.env, NUDGE_DATA_DIR: options.dataFolder },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MILLISECONDS);
  await once(child, 'exit');
  clearTimeout(timer);
  return child.exitCode;
}
