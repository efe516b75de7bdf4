/**
 * The four families of failure. Each has a stable `code` and an English message for logs, without user text and
 * without anything secret; what a peer did is never thrown, it is handed on as a value.
 */

/** Anything of this project that failed in a foreseen way. */
export abstract class MessengerError extends Error {
  abstract override readonly name: string;
  /** Stable word for programs. */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Our own caller broke the rules of the protocol: a fault of this program. */
export class LocalProtocolError extends MessengerError {
  override readonly name = 'LocalProtocolError';
}

/** The peer broke the rules of the protocol. */
export class RemoteProtocolError extends MessengerError {
  override readonly name = 'RemoteProtocolError';
}

/** The line, not what was said on it: refused, lost, timed out, certificate. */
export class TransportError extends MessengerError {
  override readonly name = 'TransportError';
}

/** The server refused with a three-digit code. */
export class ServerError extends MessengerError {
  override readonly name = 'ServerError';
  /** The number on the wire. */
  readonly number: number;

  constructor(refusal: { readonly number: number; readonly code: string; readonly meaning: string }) {
    super(refusal.code, `${refusal.number} ${refusal.meaning}`);
    this.number = refusal.number;
  }
}
