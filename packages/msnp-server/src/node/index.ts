export { argon2Hasher, HASH_PARAMETERS, type HashParameters } from './argon2-hasher.ts';
export { openSqliteStore } from './sqlite-store.ts';
export type { RunningServer } from './running-server.ts';
export { startServer, type Clock, type StartOptions, type TlsOption } from './start-server.ts';
export { endpointText, type Endpoint } from './tcp-listener.ts';
export type { NewAccountRequest } from '../core/accounts.ts';
export type { LogEntry } from '../core/environment.ts';
export { ServerError, type ServerErrorCode } from '../errors.ts';
export type { AccountSummary } from '../store/store.ts';
