// Files between two clients in processes of their own, from the offer to the stored file; nobody has to click.
import { encodeSwitchboardMessage, P2P_CHUNK_MAX_BYTES } from '@nudge/msnp-codec';
import type { BenchGoal, BenchRow, RunBench } from './bench-row.ts';
import { bareLanes, drive } from './relay-lanes.ts';
import { startServerProcess } from './server-process.ts';
import { inPairs, median } from './side-by-side.ts';
import { inTransferFolder, makeFile } from './transfer-folder.ts';
import { startNudgePair, startPipelinePair } from './transfer-pair.ts';
import type { TransferPair, TransferWay } from './transfer-pair.ts';
import type { StoredFile } from './transfer-process.ts';

const bytesPerMegabyte = 1e6;
const largeFile = 256 * bytesPerMegabyte;
const switchboardFile = 32 * bytesPerMegabyte;
/** A part of it is enough for a look. */
const quickShare = 8;
/** Of a P2P chunk without its data: header and footer. */
const chunkFrameBytes = 52;
/** So many chunks a Nudge client has under way in a switchboard. */
const chunksInFlight = 16;

interface DirectRow {
  readonly name: string;
  readonly way: TransferWay;
  readonly place: 'memory' | 'disk';
  readonly goal?: BenchGoal;
}

const directRows: readonly DirectRow[] = [
  {
    name: 'files: MSNFTP, whole clients, no hash',
    way: { version: 7, allowDirect: true },
    place: 'memory',
    goal: { bound: 'at-least', of: 'ratio', value: 0.85 },
  },
  {
    name: 'files: MSNFTP, whole clients, no hash; on disk and flushed',
    way: { version: 7, allowDirect: true },
    place: 'disk',
  },
  {
    name: 'files: P2P direct connection, whole clients, SHA-256 at both ends',
    way: { version: 12, allowDirect: true },
    place: 'memory',
  },
];

const shareOf = (size: number, quick: boolean): number => (quick ? size / quickShare : size);

/** Takes both figures of every transfer: how fast it was, and what the processor had to do for it. */
class Meter {
  readonly #pair: TransferPair;
  readonly #file: StoredFile;
  readonly #megabytes: number;
  readonly #perProcessorSecond: number[] = [];

  constructor(pair: TransferPair, file: StoredFile, size: number) {
    this.#pair = pair;
    this.#file = file;
    this.#megabytes = size / bytesPerMegabyte;
  }

  async rate(): Promise<number> {
    const before = await this.#pair.processorTime();
    const seconds = await this.#pair.transfer(this.#file, this.#megabytes * bytesPerMegabyte);
    this.#perProcessorSecond.push(this.#megabytes / ((await this.#pair.processorTime()) - before));
    return this.#megabytes / seconds;
  }

  get perProcessorSecond(): number {
    return median(this.#perProcessorSecond);
  }
}

const directContest = ({ name, way, place, goal }: DirectRow, quick: boolean): Promise<readonly BenchRow[]> =>
  inTransferFolder(place, async (folder) => {
    const size = shareOf(largeFile, quick);
    const file = await makeFile(folder, size);
    const [nudge, pipeline] = [await startNudgePair(way), await startPipelinePair()];
    const [ours, bare] = [new Meter(nudge, file, size), new Meter(pipeline, file, size)];
    const figures = await inPairs({
      ours: () => ours.rate(),
      baseline: () => bare.rate(),
      pairs: quick ? 3 : 9,
    });
    await nudge.stop();
    await pipeline.stop();
    const row = {
      name,
      unit: 'MB/s',
      ours: figures.ours,
      baseline: { name: 'pipeline of streams', value: figures.baseline },
    };
    const perProcessor = {
      ...row,
      name: `${name}, per second of processor`,
      ours: ours.perProcessorSecond,
      baseline: { ...row.baseline, value: bare.perProcessorSecond },
    };
    return [goal === undefined ? row : { ...row, goal }, perProcessor];
  });

/** A chunk in its message, as a client writes it into a switchboard. */
const chunkMessage = (): Buffer => {
  const chunk = new Uint8Array(P2P_CHUNK_MAX_BYTES + chunkFrameBytes);
  const body = encodeSwitchboardMessage({ kind: 'p2p', destination: 'p1@example.com', chunk });
  return Buffer.concat([Buffer.from(`MSG 1000 D ${body.length}\r\n`), body]);
};

const switchboardRow = (quick: boolean): Promise<BenchRow> =>
  inTransferFolder('memory', async (folder) => {
    const size = shareOf(switchboardFile, quick);
    const file = await makeFile(folder, size);
    const nudge = await startNudgePair({ version: 12, allowDirect: false });
    const relay = await startServerProcess({ kind: 'bareRelay' });
    const lanes = await bareLanes(relay, { count: 1, message: chunkMessage() });
    const relayRate = async (): Promise<number> => {
      const seconds = quick ? 0.5 : 2;
      const start = performance.now();
      const messages = await drive(lanes, chunksInFlight, seconds);
      return (messages * P2P_CHUNK_MAX_BYTES) / bytesPerMegabyte / ((performance.now() - start) / 1000);
    };
    const { ours, baseline } = await inPairs({
      ours: async () => size / bytesPerMegabyte / (await nudge.transfer(file, size)),
      baseline: relayRate,
      pairs: quick ? 3 : 9,
    });
    await nudge.stop();
    await relay.stop();
    return {
      name: `files: P2P over the switchboard, ${P2P_CHUNK_MAX_BYTES} bytes a message, SHA-256 at both ends`,
      unit: 'MB/s',
      ours,
      baseline: { name: `bare TCP relay, ${chunksInFlight} in flight`, value: baseline },
      goal: { bound: 'at-least', of: 'ratio', value: 0.5 },
    };
  });

export const run: RunBench = async ({ quick }) => {
  const rows: BenchRow[] = [];
  for (const row of directRows) rows.push(...(await directContest(row, quick)));
  rows.push(await switchboardRow(quick));
  return rows;
};
