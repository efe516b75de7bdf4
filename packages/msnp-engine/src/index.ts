export type * from './messenger-events.ts';
export type * from './messenger-requests.ts';
export { Messenger } from './messenger.ts';
export type { MessengerOutput } from './messenger-outputs.ts';
export type { ClientProgram, MessengerEnvironment } from './core/environment.ts';
export type { TransportFailure } from './core/transport-failure.ts';
export type { HttpAnswer, HttpExchange } from './auth/passport-login.ts';
export type { ConnectionId } from './switchboard/switchboard-pool.ts';
