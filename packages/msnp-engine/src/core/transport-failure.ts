/** Why a connection could not be opened, or ended, as the driver saw it. */
export interface TransportFailure {
  readonly code: 'noNetwork' | 'unreachable' | 'badCertificate' | 'timedOut' | 'ended';
  /** English, for logs. */
  readonly message: string;
  /** Seen certificate, with `badCertificate`. */
  readonly fingerprint?: string;
}
