import type { TransferFailureReason } from '../../transfer/transfer-model.ts';

/** Ends the work on a stream; `reason` is what is told of it. */
export class StreamFailure extends Error {
  readonly reason: TransferFailureReason;

  constructor(reason: TransferFailureReason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS: ReadonlyMap<string, TransferFailureReason> = new Map([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  // Larger than a file may be there: FAT ends at 4 GiB.
  ['EFBIG', 'diskFull'],
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EISDIR', 'missing'],
  // The disk or share is gone.
  ['ENODEV', 'missing'],
  ['ENXIO', 'missing'],
  ['ESTALE', 'missing'],
  ['ENOTCONN', 'missing'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  // Held by another program, on Windows.
  ['EBUSY', 'denied'],
]);

/** Why the system refused. */
export function failureReason(error: unknown): TransferFailureReason {
  if (error instanceof StreamFailure) return error.reason;
  return REASONS.get(errorCode(error)) ?? 'failed';
}

/** The code of a system error; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
