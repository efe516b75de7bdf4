import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildDesktop } from '../desktop-build.ts';
import { buildPackages, packageWarning } from '../package/build-packages.ts';
import { parsePackageOrder } from '../package/package-order.ts';
import { proofHolds, proofTable } from '../prove/proof-table.ts';
import type { PackageProof } from '../prove/proof-table.ts';
import { provePackages } from '../prove/prove-packages.ts';
import { chooseProof, provedPackages } from '../prove/proved-packages.ts';
import { withCleanGround } from '../prove/provide-ground.ts';
import { inRepository } from '../repository.ts';
import { repositoryRoot } from '../repository-root.ts';
import { print, say } from '../say.ts';
import type { Task } from '../task-definition.ts';

const outputFolder = inRepository('prove-output');

const help = `
npm run prove -- [FLAGS]      builds deb, AppImage and tar.gz, installs them in a clean Debian made by debootstrap, and
                              plays there what people do in their first hour, as an ordinary user, on a virtual display
                              and without a network; the programs are the real ones, with their fuses shut

  --only LIST        of ${provedPackages.map(({ name }) => name).join(', ')}: whose story is played, with commas between
  --packages DIR     packages that are there already, such as release/, instead of new ones
  --offline          keep away from Electron's release host when building
  --help             this text

Needs Linux with apt of Debian 12, and root, for the clean root alone. Some ten minutes at first. Leaves a table and
pictures in prove-output/.
`;

/** New packages, quickly squeezed. */
const build = async (folder: string, offline: boolean): Promise<void> => {
  const targets = provedPackages.map(({ name }) => name).join(',');
  const flags = ['--targets', targets, '--fast', ...(offline ? ['--offline'] : [])];
  const ground = { platform: process.platform, folder, defaultOut: folder };
  const warning = packageWarning(await buildPackages(parsePackageOrder(flags, ground)));
  if (warning !== undefined) say(warning);
};

const tell = async (proofs: readonly PackageProof[]): Promise<number> => {
  const table = proofTable(proofs);
  await writeFile(path.join(outputFolder, 'proof.md'), `${table}\n`);
  print(table);
  return proofHolds(proofs) ? 0 : 1;
};

const proveIn = async (folder: string, only: string | undefined): Promise<number> => {
  const choice = chooseProof(await readdir(folder), only);
  await rm(outputFolder, { recursive: true, force: true });
  const proofs = await withCleanGround(folder, (ground) =>
    provePackages({ ground, picturesFolder: outputFolder }, choice),
  );
  return tell(proofs);
};

const prove = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      packages: { type: 'string' },
      offline: { type: 'boolean', default: false },
    },
    strict: true,
    allowPositionals: false,
  });
  if (values.packages !== undefined) {
    // The story sends one of the pictures that the build draws.
    await buildDesktop();
    const start = process.env['INIT_CWD'] ?? repositoryRoot;
    return proveIn(path.resolve(start, values.packages), values.only);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-prove-'));
  try {
    await build(folder, values.offline);
    return await proveIn(folder, values.only);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const proveTask: Task = { help, run: prove };
