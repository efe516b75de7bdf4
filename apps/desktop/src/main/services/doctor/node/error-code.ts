import type { ConnectFailure } from '../doctor-facts.ts';

/** The system's name of what went wrong. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EFAILED';
}

export function connectFailure(code: string): ConnectFailure {
  if (code === 'ECONNREFUSED') return 'refused';
  return code === 'ETIMEDOUT' ? 'silent' : 'unreachable';
}
