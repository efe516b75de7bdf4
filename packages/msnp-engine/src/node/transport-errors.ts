import type { TransportFailure } from '../core/transport-failure.ts';

/** System errors that say that this computer has no network, rather than that the other end is missing. */
const NO_NETWORK: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN', 'EADDRNOTAVAIL']);
/** Errors of a line that stood. */
const ENDED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Reads an error of a socket or of HTTP; the message holds the system's code and no more. */
export function transportFailure(error: Error): TransportFailure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return {
    code: kindOf(code),
    message: code === '' ? 'The connection failed' : `The connection failed (${code})`,
  };
}

function kindOf(code: string): TransportFailure['code'] {
  if (NO_NETWORK.has(code)) return 'noNetwork';
  if (ENDED.has(code)) return 'ended';
  return code === 'ETIMEDOUT' ? 'timedOut' : 'unreachable';
}
