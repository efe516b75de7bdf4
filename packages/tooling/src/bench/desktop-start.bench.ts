import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildDesktop } from '../desktop-build.ts';
import { hasDisplay, onVirtualDisplay } from '../display.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import type { ElectronDistribution } from '../electron/electron-distribution.ts';
import { inRepository } from '../repository.ts';
import { sandboxFlags } from '../tasks/start-task.ts';
import type { RunBench } from './bench-row.ts';
import { median } from './side-by-side.ts';

const desktopFolder = path.join(import.meta.dirname, 'desktop');
const bytesPerUnit = 1024;
/** One start may take so long, in milliseconds. */
const timeLimit = 60_000;

interface WindowFigures {
  /** From the start of the process to the window, in milliseconds. */
  readonly shownAfter: number;
  /** Of all processes, in KiB. */
  readonly memory: number;
}

const runProgram = promisify(execFile);

/** Starts an application once, in a data folder of its own, and hears what it measured of itself. */
const startOnce = async (electron: ElectronDistribution, application: string): Promise<WindowFigures> => {
  const data = await mkdtemp(path.join(tmpdir(), 'nudge-bench-'));
  const hook = path.join(desktopFolder, 'measure-window.cjs');
  const words = ['-r', hook, application, ...sandboxFlags(), `--user-data-dir=${data}`];
  const plain = { command: electron.executable, args: words };
  const { command, args } = hasDisplay() ? plain : onVirtualDisplay(plain);
  try {
    const { stdout } = await runProgram(command, args, {
      env: { ...electron.env, NUDGE_DATA_DIR: data },
      timeout: timeLimit,
    });
    const line = stdout.split('\n').find((text) => text.startsWith('{"shownAfter"'));
    if (line === undefined) throw new Error(`${application} showed no window`);
    return JSON.parse(line) as WindowFigures;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};

export const run: RunBench = async ({ quick }) => {
  const electron = await provideElectron();
  await buildDesktop();
  const bare: WindowFigures[] = [];
  const ours: WindowFigures[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    bare.push(await startOnce(electron, path.join(desktopFolder, 'bare-window')));
    ours.push(await startOnce(electron, inRepository('apps/desktop')));
  }
  return [
    {
      name: 'application: start to visible window',
      unit: 'ms',
      ours: median(ours.map(({ shownAfter }) => shownAfter)),
      baseline: { name: 'bare window', value: median(bare.map(({ shownAfter }) => shownAfter)) },
      goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
    },
    {
      name: 'application: memory of all processes',
      unit: 'MiB',
      ours: median(ours.map(({ memory }) => memory)) / bytesPerUnit,
      baseline: { name: 'bare window', value: median(bare.map(({ memory }) => memory)) / bytesPerUnit },
      goal: { bound: 'at-most', of: 'ratio', value: 1.3 },
    },
  ];
};
