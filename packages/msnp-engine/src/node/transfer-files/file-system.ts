import * as promises from 'node:fs/promises';

/** What streams use of the file system, so that a test can let it fail. */
export type FileSystem = Pick<
  typeof promises,
  'link' | 'lstat' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'rmdir' | 'stat' | 'unlink'
> &
  // Node has it since 18.15.
  Partial<Pick<typeof promises, 'statfs'>>;

export type { FileHandle } from 'node:fs/promises';

export const realFileSystem: FileSystem = promises;
