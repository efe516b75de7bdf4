/** What is known about an event, besides the sentence. Values that do not look like theirs are written as `?`. */
export interface LogFacts {
  /** Of the system, of SQLite, of Chromium, of the server, or one of ours; a number for the exit of a process. */
  readonly code?: string | number;
  /** Kind of an error, of an event, of a window. */
  readonly kind?: string;
  /** Name of a request, a store, a program's part. */
  readonly name?: string;
  /** Where an error was: functions with their places, without folders. */
  readonly frames?: readonly string[];
  readonly port?: number;
  readonly count?: number;
  readonly version?: string;
  /** Base name of a file whose name is ours. */
  readonly file?: string;
}

/** A text that stands in the source, so that nothing of a person can be in it; any other is `never`. */
type Fixed<Text extends string> = object extends Record<Text, never> ? never : Text;

/**
 * What the log may hold: what happened and which codes came back. Never a password, ticket, cookie, token or
 * a message's text: a message is written out in the source, as `area: what happened`, and all else is a fact
 * with a name. The compiler refuses a message that was put together.
 */
export interface Log {
  debug<const Message extends string>(message: Fixed<Message>, facts?: LogFacts): void;
  info<const Message extends string>(message: Fixed<Message>, facts?: LogFacts): void;
  warn<const Message extends string>(message: Fixed<Message>, facts?: LogFacts): void;
}

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {} };
