// The packages that people get beside a bare window that went the same way: the same Electron, configuration, fuses.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { onVirtualDisplay } from '../display.ts';
import { buildPackages } from '../package/build-packages.ts';
import { parsePackageOrder } from '../package/package-order.ts';
import { listPackedFiles } from '../package/packed-files.ts';
import { stageApplication } from '../package/stage-application.ts';
import type { FillStage } from '../package/stage-application.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { TaskFailure } from '../task-definition.ts';
import { sandboxFlags } from '../tasks/start-task.ts';
import type { BenchRow, RunBench } from './bench-row.ts';
import type { PackagedFigures } from './packaged-child.ts';
import { median } from './side-by-side.ts';
import { stageBareWindow } from './stage-bare-window.ts';

const child = path.join(import.meta.dirname, 'packaged-child.ts');
const kibibytesInMebibyte = 1024;
const bytesInMebibyte = 1024 * 1024;
/** One start may take so long, in milliseconds. */
const timeLimit = 90_000;

interface MadePackage {
  readonly program: string;
  /** Of the file that people fetch, in bytes. */
  readonly packed: number;
  /** Of all that lies on the disk afterwards, in bytes. */
  readonly installed: number;
}

const runProgram = promisify(execFile);

const make = async (out: string, fill: FillStage): Promise<MadePackage> => {
  await mkdir(out);
  const ground = { platform: process.platform, folder: out, defaultOut: out };
  const built = await buildPackages(parsePackageOrder(['--targets', 'deb', '--fast'], ground), fill);
  const [unpacked] = built.unpacked;
  const [file] = built.files;
  if (unpacked === undefined || file === undefined) throw new Error('no package came of it');
  const sizes = (await listPackedFiles(unpacked.folder)).map(({ size }) => size);
  return {
    program: path.join(unpacked.folder, 'nudge'),
    packed: file.size,
    installed: sizes.reduce((sum, size) => sum + size, 0),
  };
};

/** Starts it once, in a data folder of its own. */
const startOnce = async ({ program }: MadePackage): Promise<PackagedFigures> => {
  const data = await mkdtemp(path.join(tmpdir(), 'nudge-bench-'));
  const words = [program, ...sandboxFlags(), `--user-data-dir=${data}`];
  const { command, args } = onVirtualDisplay({ command: process.execPath, args: [child, ...words] });
  try {
    const { stdout } = await runProgram(command, args, {
      env: { ...process.env, NUDGE_DATA_DIR: data },
      timeout: timeLimit,
    });
    // The window manager has its say there, too.
    const line = stdout.split('\n').find((text) => text.startsWith('{"shownAfter"'));
    if (line === undefined) throw new Error(`${program} showed no window`);
    return JSON.parse(line) as PackagedFigures;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};

interface Contest {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly bare: number;
  readonly atMost?: number;
}

const row = ({ name, unit, ours, bare, atMost }: Contest): BenchRow => ({
  name: `package: ${name}`,
  unit,
  ours,
  baseline: { name: 'bare window, packaged', value: bare },
  ...(atMost === undefined ? {} : { goal: { bound: 'at-most', of: 'ratio', value: atMost } }),
});

const measure = async (folder: string, rounds: number): Promise<readonly BenchRow[]> => {
  const bare = await make(path.join(folder, 'bare'), stageBareWindow);
  const ours = await make(path.join(folder, 'ours'), stageApplication);
  const theirs: PackagedFigures[] = [];
  const own: PackagedFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await startOnce(bare));
    own.push(await startOnce(ours));
  }
  const shown = (all: readonly PackagedFigures[]): number => median(all.map(({ shownAfter }) => shownAfter));
  const held = (all: readonly PackagedFigures[]): number =>
    median(all.map(({ memory }) => memory)) / kibibytesInMebibyte;
  const size = (bytes: number): number => bytes / bytesInMebibyte;
  // The goals are those of the application that is not packed: packing must not cost.
  return [
    row({ name: 'start to visible window', unit: 'ms', ours: shown(own), bare: shown(theirs), atMost: 1.5 }),
    row({ name: 'memory of all processes', unit: 'MiB', ours: held(own), bare: held(theirs), atMost: 1.3 }),
    row({
      name: 'size of the deb, packed fast',
      unit: 'MiB',
      ours: size(ours.packed),
      bare: size(bare.packed),
    }),
    row({ name: 'size installed', unit: 'MiB', ours: size(ours.installed), bare: size(bare.installed) }),
  ];
};

export const run: RunBench = async ({ quick }) => {
  if (process.platform !== 'linux') throw new TaskFailure('packages are measured on Linux');
  for (const use of ['tests', 'measuring'] as const) {
    const outcome = await provideSystemPackages(use);
    if (outcome.kind === 'missing')
      throw new TaskFailure(`system packages are missing. As root, run: ${outcome.line}`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-bench-packages-'));
  try {
    return await measure(folder, quick ? 1 : 5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
