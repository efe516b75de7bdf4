export type { NewAccountRequest } from './core/accounts.ts';
export type { Environment, LogEntry, PasswordHasher } from './core/environment.ts';
export { ServerError, type ServerErrorCode } from './errors.ts';
export type { Peer } from './front/command-runner.ts';
export type { Connection, ConnectionOutput, ConnectionRequest, Waker } from './front/send-queue.ts';
export type { MessageRates } from './front/switchboard/message-rates.ts';
export { CHAT_BURST_SECONDS, CHAT_MESSAGES_PER_SECOND, DATA_BYTES_PER_SECOND } from './limits.ts';
export {
  LOGIN_PATH,
  logIn,
  nexus,
  NEXUS_PATH,
  type LoginRequest,
  type LoginResponse,
  type RegistrationRequest,
} from './front/passport/login-routes.ts';
export { Service, type ServiceOptions } from './server.ts';
export type * from './store/store.ts';
