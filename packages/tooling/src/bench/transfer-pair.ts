// Two ends of file transfers, and one file after another from the first to the second.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ProtocolVersion } from '@nudge/msnp-codec';
import { startServerProcess } from './server-process.ts';
import { startTransferEnd } from './transfer-process.ts';
import type { StoredFile, TransferEnd } from './transfer-process.ts';

/** How the product's clients get files to one another. */
export interface TransferWay {
  /** Up to 7 it is MSNFTP, above P2P. */
  readonly version: ProtocolVersion;
  readonly allowDirect: boolean;
}

export interface TransferPair {
  readonly sender: TransferEnd;
  readonly receiver: TransferEnd;
  /** Sends a file that is stored at the other end, and removed there again; gives the seconds it took. */
  transfer(file: StoredFile, size: number): Promise<number>;
  /** Processor seconds of both ends so far. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

const now = (): number => performance.now() / 1000;

const pairOf = (sender: TransferEnd, receiver: TransferEnd, stop: () => Promise<void>): TransferPair => ({
  sender,
  receiver,
  async transfer(file, size) {
    const arriving = { folder: file.folder, name: `arrived-${file.name}` };
    const start = now();
    const port = (await receiver.ask({ ask: 'expect', file: arriving })) as number;
    await Promise.all([sender.ask({ ask: 'send', file, size, port }), receiver.ask({ ask: 'stored' })]);
    const seconds = now() - start;
    await rm(path.join(arriving.folder, arriving.name));
    return seconds;
  },
  async processorTime() {
    const times = await Promise.all([sender, receiver].map((end) => end.ask({ ask: 'processorTime' })));
    return times.reduce<number>((sum, time) => sum + Number(time), 0);
  },
  async stop() {
    await Promise.all([sender.stop(), receiver.stop()]);
    await stop();
  },
});

/** Two clients of the product, friends on a server of their own. */
export const startNudgePair = async (way: TransferWay): Promise<TransferPair> => {
  const server = await startServerProcess({ kind: 'nudge', hash: 'off' });
  await server.seed({ accounts: 2, contacts: 1, firstOnly: true, legacyMd5: true });
  const [one, other] = ['p0@example.com', 'p1@example.com'];
  const place = { port: server.port, http: server.http };
  const receiver = await startTransferEnd({
    kind: 'nudge',
    server: place,
    account: other,
    friend: one,
    ...way,
  });
  const sender = await startTransferEnd({
    kind: 'nudge',
    server: place,
    account: one,
    friend: other,
    ...way,
  });
  return pairOf(sender, receiver, () => server.stop());
};

export const startPipelinePair = async (): Promise<TransferPair> => {
  const receiver = await startTransferEnd({ kind: 'pipeline' });
  const sender = await startTransferEnd({ kind: 'pipeline' });
  return pairOf(sender, receiver, async () => undefined);
};
