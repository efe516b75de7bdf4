import type { RequestFailureCode } from '@nudge/ipc-contract';

const CODES: ReadonlyMap<unknown, RequestFailureCode> = new Map([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EACCES', 'saveDenied'],
  ['EPERM', 'saveDenied'],
  ['EROFS', 'saveDenied'],
  ['ENOENT', 'saveFolderGone'],
  ['ENOTDIR', 'saveFolderGone'],
]);

/** Why a file could not be written, from what the system said. */
export function saveFailure(error: unknown): RequestFailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return CODES.get(code) ?? 'saveFailed';
}
