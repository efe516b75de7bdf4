import type { ProxyOptions } from '@nudge/msnp-engine/node';

/** How a server is gone to. */
export interface DoctorWay {
  /** Absent: straight. Whoever is on this computer itself is gone to without it. */
  readonly proxy?: ProxyOptions;
  /** The server is spoken to over TLS from the first byte. */
  readonly isSecure: boolean;
  /** A certificate that the person trusts besides those of the system; empty: none. */
  readonly trustedFingerprint: string;
  /** The same at the login service, where another one is; empty or absent: it is not. */
  readonly trustedLoginFingerprint?: string;
}
