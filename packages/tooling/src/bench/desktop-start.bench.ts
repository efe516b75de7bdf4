import path from 'node:path';
import { buildDesktop } from '../desktop-build.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import type { ElectronDistribution } from '../electron/electron-distribution.ts';
import { inRepository } from '../repository.ts';
import type { RunBench } from './bench-row.ts';
import { desktopFolder, measureOnce } from './measured-electron.ts';
import { median } from './side-by-side.ts';

const bytesPerUnit = 1024;

interface WindowFigures {
  /** From the start of the process to the window, in milliseconds. */
  readonly shownAfter: number;
  /** Of all processes, in KiB. */
  readonly memory: number;
}

const startOnce = async (electron: ElectronDistribution, application: string): Promise<WindowFigures> =>
  (await measureOnce(electron, { hook: 'measure-window.cjs', application })) as WindowFigures;

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
