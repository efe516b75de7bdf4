/**
 * Why a connection could not be opened, or ended, as the driver saw it. `tlsFailed`: somebody answers there, but
 * no encrypted connection came about; `proxyUnreachable`: no connection to the proxy; `proxyDenied`: it wants
 * another name or password; `proxyRefused`: it will or can not connect there, or answered nonsense or nothing.
 */
export interface TransportFailure {
  readonly code:
    | 'noNetwork'
    | 'unreachable'
    | 'badCertificate'
    | 'tlsFailed'
    | 'timedOut'
    | 'ended'
    | 'proxyUnreachable'
    | 'proxyDenied'
    | 'proxyRefused';
  /** English, for logs. */
  readonly message: string;
  /** Seen certificate, with `badCertificate`. */
  readonly fingerprint?: string;
}
