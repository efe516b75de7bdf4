import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay, onVirtualDisplay } from '../display.ts';
import { buildPackages } from '../package/build-packages.ts';
import { parsePackageOrder } from '../package/package-order.ts';
import { updateUrlVariable } from '../package/update-feed.ts';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { TaskFailure } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

const help = `
npm run prove-updates -- [FLAGS]   builds two AppImages and lets the older one become the newer one from a feed on this
                                   computer; a wrong SHA-512, an older version and a download that is cut short must be
                                   refused, and the older one must still start. An account, a setting and a line
                                   that the older one wrote must be there in the newer one. Linux only; some minutes.

  --packages DIR   where the two packages are kept, and taken from when they are there; without it they are built anew
                   and thrown away
  --help           this text
`;

const olderVersion = '0.9.1';
const newerVersion = '0.9.2';

/** Never asked: each program is given a feed on this computer. */
const packedFeed = 'https://updates.nudge.example/';

const appImageIn = async (folder: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch(() => []);
  const found = names.find((name) => name.endsWith('.AppImage'));
  return found === undefined ? undefined : path.join(folder, found);
};

/** The AppImage of that version, built where it is not there yet. */
const provideAppImage = async (folder: string, version: string): Promise<string> => {
  const out = path.join(folder, version);
  const ground = { platform: process.platform, folder, defaultOut: out };
  if ((await appImageIn(out)) === undefined) {
    await buildPackages(parsePackageOrder(['--targets', 'AppImage', '--fast', '--version', version], ground));
  }
  const built = await appImageIn(out);
  if (built === undefined) throw new TaskFailure(`no AppImage came out in ${out}`);
  return built;
};

const proveIn = async (folder: string): Promise<number> => {
  process.env[updateUrlVariable] = packedFeed;
  const older = await provideAppImage(folder, olderVersion);
  const newer = await provideAppImage(folder, newerVersion);
  const program = inRepository('packages/tooling/src/package/updates/prove-updates.ts');
  const files = ['--older', older, '--newer', newer];
  const versions = ['--older-version', olderVersion, '--newer-version', newerVersion];
  const plain = { command: process.execPath, args: [program, ...files, ...versions] };
  const { command, args } = hasDisplay() ? plain : onVirtualDisplay(plain);
  return runProgram(command, args);
};

const proveUpdates = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { packages: { type: 'string' } } });
  if (process.platform !== 'linux') throw new TaskFailure('updates are proved with AppImages, on Linux only');
  if (values.packages !== undefined) {
    return proveIn(path.resolve(process.env['INIT_CWD'] ?? inRepository(), values.packages));
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-prove-updates-'));
  try {
    return await proveIn(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const proveUpdatesTask: Task = { help, run: proveUpdates };
