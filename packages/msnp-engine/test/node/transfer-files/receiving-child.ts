/**
 * Child process: stores an offer from where it is kept, piece by piece as fast as it goes, says how far it is, and
 * is killed on the way, while the next pieces are being written.
 */
import { writeSync } from 'node:fs';
import { TransferFiles } from '../../../src/node/transfer-files/transfer-files.ts';
import { bytesOf } from './streams.ts';

interface Task {
  readonly folder: string;
  readonly resumeKey: string;
  readonly entries: readonly { readonly path: string; readonly size: number }[];
  readonly seed: number;
  readonly step: number;
  /** Bytes told as written, from which on it is killed. */
  readonly killAt?: number;
}

const {
  folder,
  resumeKey,
  entries,
  seed,
  step,
  killAt = Infinity,
} = JSON.parse(process.argv[2] ?? '') as Task;
const whole = bytesOf(
  entries.reduce((sum, { size }) => sum + size, 0),
  seed,
);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const files = new TransferFiles((stream, input) => {
  switch (input.kind) {
    case 'sinkOpened':
      say(`kept ${input.kept?.bytes ?? 0} ${input.kept?.sha256 ?? ''}`);
      for (let at = input.kept?.bytes ?? 0; at < whole.length; at += step) {
        files.perform({ kind: 'writeSink', stream, bytes: whole.subarray(at, at + step) });
      }
      return files.perform({ kind: 'finishSink', stream });
    case 'written':
      say(`written ${input.total}`);
      if (input.total >= killAt) process.kill(process.pid, 'SIGKILL');
      return;
    case 'finished':
      return void files.close().then(() => say('finished'));
    case 'failed':
      return say(`failed ${input.reason}`);
    case 'sourceOpened':
    case 'read':
    case 'sourceEnded':
      throw new Error(input.kind);
  }
});

files.perform({
  kind: 'openSink',
  stream: 1,
  transferId: 'child',
  destination: { folder },
  name: 'bundle',
  entries,
  resumeKey,
});
