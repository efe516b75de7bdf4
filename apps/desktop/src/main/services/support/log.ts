/**
 * What the log may hold: what happened and which codes came back. Never a password, ticket, cookie, token or
 * a message's text; callers pass facts, not objects.
 */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {} };
