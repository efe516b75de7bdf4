import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackages } from '../package/build-packages.ts';
import { inspectPackedFiles } from '../package/inspect-packed.ts';
import { parsePackageOrder, quickestTarget } from '../package/package-order.ts';
import { print } from '../say.ts';
import { addTallies, oneCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

/** A version that no file of the repository says, to see that it is obeyed. */
const version = '7.8.9';

const lookInto = async (folder: string): Promise<Tally> => {
  const ground = { platform: process.platform, folder, defaultOut: folder };
  const flags = ['--targets', quickestTarget(process.platform), '--fast', '--version', version];
  const built = await buildPackages(parsePackageOrder(flags, ground));
  const findings = await inspectPackedFiles(built, folder);
  for (const { name, faults } of findings) {
    print(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    for (const fault of faults) print(`  ${fault}`);
  }
  const isOneMissing = built.files.length !== built.unpacked.length;
  if (isOneMissing) print('FAILED no package was made for each processor');
  return addTallies([
    oneCheck(!isOneMissing),
    ...findings.map(({ faults }) => oneCheck(faults.length === 0)),
  ]);
};

/** Packs the application into the package that is made quickest, opens that again, and looks into what came out. */
export const packageStage: Stage = {
  name: 'package',
  run: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nudge-packed-'));
    try {
      return await lookInto(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
