// A file of 4 GiB must not need more memory than small ones, at either end.
import { statfs } from 'node:fs/promises';
import { say } from '../say.ts';
import type { BenchRow, RunBench } from './bench-row.ts';
import { peakOf, resetPeak, tellsPeaks } from './process-peak.ts';
import { inTransferFolder, makeSparseFile } from './transfer-folder.ts';
import { startNudgePair } from './transfer-pair.ts';
import type { TransferPair, TransferWay } from './transfer-pair.ts';
import type { StoredFile } from './transfer-process.ts';

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;
const smallSize = 64 * mebibyte;
const largeSize = 4 * gibibyte;
/** The sent file takes none; what arrives is written in full, and something has to be left for others. */
const roomWanted = largeSize + gibibyte;
/** Small files before the peak is looked at, and the same number after: collections come late in a young process. */
const smallFiles = 4;
/** What collections that come a little later or earlier make of the same peak. */
const growthMax = 1.25;

const ways: readonly { readonly name: string; readonly way: TransferWay }[] = [
  { name: 'MSNFTP', way: { version: 7, allowDirect: true } },
  { name: 'P2P direct connection', way: { version: 12, allowDirect: true } },
];

interface Peaks {
  readonly sender: number;
  readonly receiver: number;
  readonly megabytesPerSecond: number;
}

const measure = async (pair: TransferPair, file: StoredFile, sizes: readonly number[]): Promise<Peaks> => {
  const { sender, receiver } = pair;
  await Promise.all([resetPeak(sender.processId), resetPeak(receiver.processId)]);
  let seconds = 0;
  for (const size of sizes) seconds += await pair.transfer(file, size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    sender: await peakOf(sender.processId),
    receiver: await peakOf(receiver.processId),
    megabytesPerSecond: bytes / 1e6 / seconds,
  };
};

const rowsOf = async (folder: string, { name, way }: (typeof ways)[number]): Promise<readonly BenchRow[]> => {
  const [smallFile, largeFile] = [
    await makeSparseFile(folder, smallSize),
    await makeSparseFile(folder, largeSize),
  ];
  const pair = await startNudgePair(way);
  const smallSizes = Array<number>(smallFiles).fill(smallSize);
  await measure(pair, smallFile, smallSizes);
  const small = await measure(pair, smallFile, smallSizes);
  const large = await measure(pair, largeFile, [largeSize]);
  await pair.stop();
  say(`4 GiB by ${name}: ${large.megabytesPerSecond.toFixed(0)} MB/s`);
  return (['sender', 'receiver'] as const).map((end) => ({
    name: `files: peak memory of the ${end}, 4 GiB by ${name}`,
    unit: 'MiB',
    ours: large[end] / mebibyte,
    baseline: { name: 'files of 64 MiB', value: small[end] / mebibyte },
    goal: { bound: 'at-most', of: 'ratio', value: growthMax },
  }));
};

/** Why it cannot be measured here; undefined when it can. */
const obstacle = async (folder: string, quick: boolean): Promise<string | undefined> => {
  if (quick) return 'left out with --quick';
  if (!tellsPeaks) return 'only Linux tells the peak of a process';
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= roomWanted) return undefined;
  return `needs ${roomWanted / gibibyte} GiB in ${folder}, there are ${(bavail * bsize) / gibibyte}`;
};

export const run: RunBench = ({ quick }) =>
  inTransferFolder('disk', async (folder) => {
    const reason = await obstacle(folder, quick);
    if (reason !== undefined) {
      say(`Files of 4 GiB: ${reason}`);
      return [];
    }
    const rows: BenchRow[] = [];
    for (const way of ways) rows.push(...(await rowsOf(folder, way)));
    return rows;
  });
