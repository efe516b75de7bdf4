/** That a line to a server is TLS from its first byte, and which certificate is good for it. */
export interface LineSecurity {
  /** A certificate to trust besides those the system vouches for, as SHA-256 in lower-case hex. */
  readonly trustedFingerprint?: string;
}

export interface SessionTrust extends LineSecurity {
  /** Of the login and the services beside it, where another one is trusted there. */
  readonly trustedLoginFingerprint?: string;
}

/** Which certificate is good for the login and the services beside it. */
export function loginTrust({
  trustedFingerprint,
  trustedLoginFingerprint = trustedFingerprint,
}: SessionTrust): LineSecurity {
  return trustedLoginFingerprint === undefined ? {} : { trustedFingerprint: trustedLoginFingerprint };
}
