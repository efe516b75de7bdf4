import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackages } from '../package/build-packages.ts';
import { inspectPackage } from '../package/inspect-package.ts';
import { parsePackageOrder } from '../package/package-order.ts';
import { print } from '../say.ts';
import { addTallies, oneCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

/** A version that no file of the repository says, to see that it is obeyed. */
const version = '7.8.9';

const lookInto = async (folder: string): Promise<Tally> => {
  const ground = { platform: process.platform, folder, defaultOut: folder };
  const { unpacked } = await buildPackages(
    parsePackageOrder(['--targets', 'dir', '--version', version], ground),
  );
  const findings = (await Promise.all(unpacked.map((made) => inspectPackage(made)))).flat();
  for (const { name, faults } of findings) {
    print(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    for (const fault of faults) print(`  ${fault}`);
  }
  return addTallies(findings.map(({ faults }) => oneCheck(faults.length === 0)));
};

/** Packs the application as far as the folder that every package is made of, and looks into it. */
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
