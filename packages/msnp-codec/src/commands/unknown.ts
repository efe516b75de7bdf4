/** A verb that has no typed form here; kept whole so that nothing is lost. */
export interface UnknownCommand {
  readonly verb: 'unknown';
  readonly name: string;
  readonly args: readonly string[];
  readonly payload?: Uint8Array;
}

/** A known verb whose arguments do not make sense in this version. */
export interface MalformedCommand {
  readonly verb: 'malformed';
  readonly name: string;
  readonly args: readonly string[];
  /** Present when the first argument reads as a transaction ID. */
  readonly trId?: number;
  /** English, for logs. */
  readonly reason: string;
}
