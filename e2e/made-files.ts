/** Files of any size for tests to send. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file with bytes that no other has; settles with its path. */
export async function makeFile(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, randomBytes(size));
  return path;
}
