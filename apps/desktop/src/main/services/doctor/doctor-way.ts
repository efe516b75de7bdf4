import type { ProxyOptions } from '@nudge/msnp-engine/node';

/** How a server is gone to. */
export interface DoctorWay {
  /** Absent: straight, as to this computer itself always. */
  readonly proxy?: ProxyOptions;
  /** The server is spoken to over TLS from the first byte. */
  readonly isSecure: boolean;
  /** A certificate that the person trusts besides those of the system; empty: none. */
  readonly trustedFingerprint: string;
}
