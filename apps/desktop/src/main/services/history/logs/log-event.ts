/** What a log says happened, before it is known who is who. */
export interface LogEvent {
  readonly kind: 'message' | 'invitation';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: LogPerson;
  /** Empty where the log does not say. */
  readonly to: readonly string[];
  readonly text: string;
  readonly style: string;
  /** What our own export wrote beside it, by the names in `OURS`; unchecked. */
  readonly ours: Readonly<Record<string, string>>;
}

export interface LogPerson {
  readonly name: string;
  /** Only our own export tells it; unchecked. */
  readonly address: string;
}
