import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { say } from '../say.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { TaskFailure } from '../task-definition.ts';
import type { CleanGround } from './clean-ground.ts';
import { debianRelease, readMachineApt } from './machine-apt.ts';
import type { MachineApt } from './machine-apt.ts';

const cacheFolder = inRepository('node_modules/.cache/prove');

/** The bare Debian, made once; unfinished ones have another name. */
const provideBase = async ({ mirror }: MachineApt): Promise<string> => {
  const base = path.join(cacheFolder, debianRelease);
  if (existsSync(base)) return base;
  say(`Making a clean Debian ${debianRelease} (some minutes)`);
  const unfinished = await mkdtemp(path.join(cacheFolder, 'unfinished-'));
  try {
    const folder = path.join(unfinished, 'root');
    const args = ['--variant=minbase', debianRelease, folder, mirror];
    const exitCode = await runProgram('debootstrap', args, { output: 'stderr' });
    if (exitCode !== 0) throw new TaskFailure('debootstrap could not make a clean Debian');
    await rename(folder, base);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return base;
};

/** Nothing in there outlives the trial: the disk need not be waited for. */
const hurry = 'DPkg::Options { "--force-unsafe-io"; };\n';

/** What goes over /etc: how to fetch, and the names that this machine knows. */
const writeEtc = async (folder: string, { sources, settings }: MachineApt): Promise<void> => {
  await mkdir(path.join(folder, 'apt/apt.conf.d'), { recursive: true });
  await writeFile(path.join(folder, 'apt/sources.list'), sources);
  await writeFile(path.join(folder, 'apt/apt.conf.d/99machine'), settings + hurry);
  for (const name of ['hosts', 'resolv.conf']) {
    if (existsSync(`/etc/${name}`)) await copyFile(`/etc/${name}`, path.join(folder, name));
  }
};

const demandMeans = async (): Promise<void> => {
  if (process.platform !== 'linux') throw new TaskFailure('a clean Debian can be made on Linux only');
  if (process.getuid?.() !== 0)
    throw new TaskFailure(
      'making and entering a clean root needs the rights of root; the program runs without',
    );
  const outcome = await provideSystemPackages('proof');
  if (outcome.kind === 'missing')
    throw new TaskFailure(`system packages are missing. As root, run: ${outcome.line}`);
};

/**
 * Does something on a clean ground with those packages and takes away what came to lie on it. Rejects with a
 * `TaskFailure` where this machine cannot make one.
 */
export const withCleanGround = async <Result>(
  packages: string,
  work: (ground: CleanGround) => Promise<Result>,
): Promise<Result> => {
  await demandMeans();
  const archives = path.join(cacheFolder, 'archives');
  await mkdir(archives, { recursive: true });
  const apt = readMachineApt();
  const base = await provideBase(apt);
  const layer = await mkdtemp(path.join(cacheFolder, 'work-'));
  try {
    await writeEtc(path.join(layer, 'etc'), apt);
    return await work({ base, work: layer, archives, packages });
  } finally {
    await rm(layer, { recursive: true, force: true });
  }
};
