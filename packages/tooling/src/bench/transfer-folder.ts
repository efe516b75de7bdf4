// Where the files of transfers lie while they are measured.
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StoredFile } from './transfer-process.ts';

/** In memory where the system has such a place: a disk that is busy would be measured instead of programs. */
const memoryFolder = '/dev/shm';

const pieceBytes = 1024 * 1024;

/** Gives a folder to work in, and removes it afterwards with all that is in it. */
export const inTransferFolder = async <Result>(
  place: 'memory' | 'disk',
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const parent = place === 'memory' && existsSync(memoryFolder) ? memoryFolder : tmpdir();
  const folder = await mkdtemp(path.join(parent, 'nudge-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A file of random bytes, so that nobody can shorten it on the way. */
export const makeFile = async (folder: string, size: number): Promise<StoredFile> => {
  const file = { folder, name: 'sent.bin' };
  const handle = await open(path.join(folder, file.name), 'w');
  for (let left = size; left > 0; left -= pieceBytes) {
    await handle.write(randomFillSync(Buffer.allocUnsafe(Math.min(left, pieceBytes))));
  }
  await handle.close();
  return file;
};

/** A file of zeros that takes no room. */
export const makeSparseFile = async (folder: string, size: number): Promise<StoredFile> => {
  const file = { folder, name: `sparse-${size}.bin` };
  const handle = await open(path.join(folder, file.name), 'w');
  await handle.truncate(size);
  await handle.close();
  return file;
};
