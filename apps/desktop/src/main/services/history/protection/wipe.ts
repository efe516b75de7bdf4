import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Overwrites a file and removes it, so that it is not simply found again among what was deleted; what a disk keeps
 * of itself is out of reach. Rejects with what the system said.
 */
export async function wipe(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    const nothing = Buffer.alloc(CHUNK_BYTES);
    for (let at = 0; at < size; at += CHUNK_BYTES) {
      await handle.write(nothing, 0, Math.min(CHUNK_BYTES, size - at), at);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
}
