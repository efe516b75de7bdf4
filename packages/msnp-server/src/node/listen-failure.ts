import { ServerError, type ServerErrorCode } from '../errors.ts';

const CODES: Readonly<Record<string, ServerErrorCode>> = {
  EADDRINUSE: 'portInUse',
  EADDRNOTAVAIL: 'addressNotAvailable',
  ENOTFOUND: 'addressNotAvailable',
  EACCES: 'permissionDenied',
};

/** Why a port could not be opened. */
export function listenError(failure: Error, host: string, port: number): ServerError {
  const reason = 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
  const code = CODES[reason] ?? 'addressNotAvailable';
  return new ServerError(code, `cannot listen on ${host}:${port} (${reason || failure.message})`, failure);
}
