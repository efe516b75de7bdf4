/** That a line to a server is TLS from its first byte, and which certificate is good for it. */
export interface LineSecurity {
  /** A certificate to trust besides those the system vouches for, as SHA-256 in lower-case hex. */
  readonly trustedFingerprint?: string;
}
