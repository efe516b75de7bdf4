// A stand-in for the program `fpm`, which electron-builder calls for deb and rpm and fetches from a host that not
// every machine reaches. It puts the files in place and leaves the rest to dpkg-deb and rpmbuild.
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { captureProgram } from '../../process/capture-program.ts';
import { say } from '../../say.ts';
import { debCompression, debControl } from './deb-control.ts';
import { parseFpmArguments } from './parse-fpm-arguments.ts';
import type { FpmOrder } from './parse-fpm-arguments.ts';
import { rpmArchitecture, rpmSpec } from './rpm-spec.ts';

const runnable = 0o755;

const mustRun = (command: string, args: readonly string[]): void => {
  const { exitCode, stdout, stderr } = captureProgram(command, args);
  if (exitCode !== 0) throw new Error(`${command}: ${stderr.trim() || stdout.trim()}`);
};

const fillRoot = async (order: FpmOrder, root: string): Promise<void> => {
  for (const { from, to } of order.sources) {
    const target = path.join(root, to);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(from, target, { recursive: true, verbatimSymlinks: true });
  }
  // Folders of a temporary place are closed to others; installed ones must not be.
  mustRun('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
};

const sizeOf = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

const buildDeb = async (order: FpmOrder, work: string): Promise<void> => {
  const root = path.join(work, 'root');
  await fillRoot(order, root);
  const size = await sizeOf(root);
  const control = path.join(root, 'DEBIAN');
  await mkdir(control);
  await writeFile(path.join(control, 'control'), debControl(order, size));
  const scripts = [
    ['postinst', order.afterInstall],
    ['postrm', order.afterRemove],
  ] as const;
  for (const [name, script] of scripts) {
    if (script === undefined) continue;
    await cp(script, path.join(control, name));
    await chmod(path.join(control, name), runnable);
  }
  const flags = ['--root-owner-group', ...debCompression(order.compression)];
  mustRun('dpkg-deb', [...flags, '--build', root, order.output]);
};

const textOf = async (file: string | undefined): Promise<string | undefined> =>
  file === undefined ? undefined : readFile(file, 'utf8');

const buildRpm = async (order: FpmOrder, work: string): Promise<void> => {
  const root = path.join(work, 'root');
  const made = path.join(work, 'made');
  await fillRoot(order, root);
  const spec = path.join(work, 'package.spec');
  const parts = {
    order,
    afterInstall: await textOf(order.afterInstall),
    afterRemove: await textOf(order.afterRemove),
    files: order.sources.map(({ to }) => to),
  };
  await writeFile(spec, rpmSpec(parts));
  const defines = [`_topdir ${work}`, `_rpmdir ${made}`, '_rpmfilename package.rpm'];
  const flags = defines.flatMap((define) => ['--define', define]);
  mustRun('rpmbuild', [
    '-bb',
    '--target',
    rpmArchitecture(order.architecture),
    '--buildroot',
    root,
    ...flags,
    spec,
  ]);
  await rename(path.join(made, 'package.rpm'), order.output);
};

const main = async (args: readonly string[]): Promise<void> => {
  const order = parseFpmArguments(args);
  await rm(order.output, { force: true });
  // Beside the result, so that it is moved and not copied.
  const parent = order.format === 'rpm' ? path.dirname(order.output) : tmpdir();
  const work = await mkdtemp(path.join(parent, '.fpm-'));
  try {
    await (order.format === 'deb' ? buildDeb(order, work) : buildRpm(order, work));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(`fpm: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
