import { open, rename, rm, type FileHandle } from 'node:fs/promises';

/**
 * Writes beside the file and renames, so that a file of that name is always whole: the one before, or the new one.
 * Pieces are written as they come.
 * Rejects with what the system said; nothing is left behind then. `mark`: unique for ever.
 */
export async function writeWhole(
  file: string,
  data: Uint8Array | AsyncIterable<Uint8Array>,
  mark: string,
): Promise<void> {
  const draft = `${file}.${mark}.new`;
  const handle = await open(draft, 'wx');
  try {
    await writeThrough(handle, data);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** Down to the disk before it gets its name: otherwise a cut of power leaves an empty file of that name. */
async function writeThrough(handle: FileHandle, data: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
