/**
 * The contract of every protocol machine, at both ends: no socket, no clock, no promise inside. Time is an
 * argument in milliseconds of one steady clock; what the machine wants done comes out of `drain`.
 * A machine never throws for what a peer sent: it emits a failure and closes.
 */
export interface Machine<Request, Output> {
  /** Bytes from the wire. */
  receive(bytes: Uint8Array, now: number): void;
  /** Something the application wants. */
  submit(request: Request, now: number): void;
  /** A deadline given by {@link deadline} has passed. */
  expire(now: number): void;
  /** When `expire` is wanted next, in the clock's milliseconds; undefined when nothing waits for time. */
  deadline(): number | undefined;
  /** Takes what has gathered since the last call: bytes to write, events, connections to open or close. */
  drain(): readonly Output[];
}
