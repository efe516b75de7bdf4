import type { TransportFailure } from '../core/transport-failure.ts';

/** System errors that say that this computer has no network, rather than that the other end is missing. */
const NO_NETWORK: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN', 'EADDRNOTAVAIL']);
/** Errors of a line that stood. */
const ENDED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** A failure that was told apart already, where an error is wanted. */
export class TransportError extends Error {
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Reads an error of a socket or of HTTP; the message holds the system's code and no more. */
export function transportFailure(error: unknown): TransportFailure {
  if (error instanceof TransportError) return error.failure;
  const code = errorCode(error);
  return {
    code: kindOf(code),
    message: code === '' ? 'The connection failed' : `The connection failed (${code})`,
  };
}

/** What the system calls it; empty where it does not. */
export function errorCode(error: unknown): string {
  const isNamed = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isNamed ? String(error.code) : '';
}

function kindOf(code: string): TransportFailure['code'] {
  if (NO_NETWORK.has(code)) return 'noNetwork';
  if (ENDED.has(code)) return 'ended';
  return code === 'ETIMEDOUT' ? 'timedOut' : 'unreachable';
}
