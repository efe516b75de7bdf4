import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';

const EXECUTABLE = 0o755;
/** Read at once while hashing. */
const PIECE_BYTES = 1024 * 1024;

export interface ProgramReplacement {
  /** The new program. */
  readonly source: string;
  /** What it must be, as base64. */
  readonly sha512: string;
  /** The file that is replaced. */
  readonly target: string;
}

/**
 * Puts a program in the place of another. It is written beside that, proved there and renamed, so that there is a
 * whole one of that name at any moment. Throws, with the old one in its place, when it is not what it must be or
 * cannot be written. At the exit there is no waiting for promises.
 */
export function replaceProgram({ source, sha512, target }: ProgramReplacement): void {
  const draft = `${target}.new`;
  try {
    rmSync(draft, { force: true });
    copyFileSync(source, draft);
    if (settledHash(draft) !== sha512) throw new Error('the file is not what was promised');
    chmodSync(draft, EXECUTABLE);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** SHA-512 of a file that is on the disk, not only on its way there. */
function settledHash(file: string): string {
  const hash = createHash('sha512');
  const piece = Buffer.alloc(PIECE_BYTES);
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
    for (let count = -1; count !== 0;) {
      count = readSync(handle, piece);
      hash.update(piece.subarray(0, count));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('base64');
}
