// An application under measurement: real Electron, in a data folder of its own, with a program loaded before its own
// code that measures and then ends it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { hasDisplay, onVirtualDisplay } from '../display.ts';
import type { ElectronDistribution } from '../electron/electron-distribution.ts';
import { sandboxFlags } from '../tasks/start-task.ts';

export const desktopFolder = path.join(import.meta.dirname, 'desktop');
/** One run may take so long, in milliseconds: a machine that does other work too is slow with thousands of contacts. */
const timeLimit = 600_000;
/** Of what a run prints, in bytes: figures of every frame are long. */
const outputLimit = 16 * 1024 * 1024;

const runProgram = promisify(execFile);

export interface MeasuredRun {
  /** A file of the desktop folder, loaded first. */
  readonly hook: string;
  /** Folder of the application. */
  readonly application: string;
  readonly flags?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** What the hook told, as the only line of JSON. Rejects when it told nothing. */
export const measureOnce = async (
  electron: ElectronDistribution,
  { hook, application, flags = [], env = {} }: MeasuredRun,
): Promise<unknown> => {
  const data = await mkdtemp(path.join(tmpdir(), 'nudge-bench-'));
  const words = ['-r', path.join(desktopFolder, hook), application, ...sandboxFlags()];
  const plain = { command: electron.executable, args: [...words, `--user-data-dir=${data}`, ...flags] };
  const { command, args } = hasDisplay() ? plain : onVirtualDisplay(plain);
  try {
    const { stdout } = await runProgram(command, args, {
      env: { ...electron.env, NUDGE_DATA_DIR: data, ...env },
      timeout: timeLimit,
      maxBuffer: outputLimit,
    });
    const line = stdout.split('\n').find((text) => text.startsWith('{"'));
    if (line === undefined) throw new Error(`${application} told no figures`);
    return JSON.parse(line);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};
