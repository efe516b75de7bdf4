import { buildPackages, packageWarning } from '../package/build-packages.ts';
import type { BuiltPackages } from '../package/build-packages.ts';
import { inspectPackage } from '../package/inspect-package.ts';
import { inspectPackedFiles } from '../package/inspect-packed.ts';
import { parsePackageOrder } from '../package/package-order.ts';
import { sizeTable, sizesByPart } from '../package/package-sizes.ts';
import { listPackedFiles } from '../package/packed-files.ts';
import { inRepository } from '../repository.ts';
import { repositoryRoot } from '../repository-root.ts';
import { print, say } from '../say.ts';
import { TaskFailure } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

const help = `
npm run package -- [FLAGS]   builds Nudge and packs it for this system: on Linux AppImage, deb, rpm and tar.gz; on Windows
                             an installer and a portable program; on macOS dmg and zip for both processors

  --targets LIST       only these, with commas between; 'dir' is the folder before it is packed
  --fast               compress little, for trying
  --version X          another version than that of the application's package.json
  --out DIR            where they go; without it release/
  --offline            stay away from Electron's release host: pack the stand-in runtime with tools of this system.
                       Found by itself where the host does not answer. Such packages are never to be published.
  --system NAME        linux, windows or macos instead of this one, as far as that can be done from here
  --help               this text

  NUDGE_UPDATE_URL=https://… or NUDGE_UPDATE_REPOSITORY=OWNER/NAME in the environment: where the packages look for
  newer ones, a folder on the web or the releases of a repository. Without them they do not look.

The end is a table of the packages and of what takes room in them. Each package that can be opened here is opened
again and looked into: anything that does not belong there, an open fuse or a missing licence is a failure.
`;

const printSizes = async ({ unpacked, files }: BuiltPackages): Promise<void> => {
  for (const { folder, architecture, version, electronVersion } of unpacked) {
    print(`\nNudge ${version}, ${architecture}, on Electron ${electronVersion}: ${folder}`);
    for (const line of sizeTable(sizesByPart(await listPackedFiles(folder)))) print(`  ${line}`);
  }
  if (files.length === 0) return;
  print('\nPackages');
  for (const line of sizeTable(files.map(({ name, size }) => [name, size] as const))) print(`  ${line}`);
};

/** The folders that were packed, and every package that can be opened here. */
const demandNoFaults = async (built: BuiltPackages, out: string): Promise<void> => {
  const folders = await Promise.all(built.unpacked.map((made) => inspectPackage(made)));
  const faults = [...folders.flat(), ...(await inspectPackedFiles(built, out))].flatMap(
    ({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`),
  );
  if (faults.length > 0)
    throw new TaskFailure(`the package is not as it should be:\n  ${faults.join('\n  ')}`);
};

const pack = async (args: readonly string[]): Promise<number> => {
  const order = parsePackageOrder(args, {
    platform: process.platform,
    folder: process.env['INIT_CWD'] ?? repositoryRoot,
    defaultOut: inRepository('release'),
  });
  const built = await buildPackages(order);
  await demandNoFaults(built, order.out);
  await printSizes(built);
  const warning = packageWarning(built);
  if (warning !== undefined) say(`\n${warning}`);
  return 0;
};

export const packageTask: Task = { help, run: pack };
