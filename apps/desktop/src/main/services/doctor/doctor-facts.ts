/** What was found out about a server and this network, before anybody has judged it. Times are milliseconds. */

/** How a connection failed to come about. */
export type ConnectFailure =
  | 'refused'
  | 'silent'
  | 'unreachable'
  /** It answers, but not with TLS. */
  | 'notEncrypted'
  | 'proxyUnreachable'
  | 'proxyDenied'
  /** The proxy will not, or can not, connect there. */
  | 'proxyRefused';

export type LookupFact =
  /** It is an address already. */
  | { readonly kind: 'numeric' }
  | { readonly kind: 'found'; readonly addresses: readonly string[]; readonly milliseconds: number }
  | { readonly kind: 'notFound'; readonly code: string };

export type VersionFact =
  | { readonly kind: 'failed'; readonly how: ConnectFailure; readonly code: string }
  /** Nothing was asked. */
  | { readonly kind: 'notTrusted'; readonly certificate: CertificateFact }
  /** A connection, but no line came. */
  | { readonly kind: 'mute' }
  | { readonly kind: 'answered'; readonly line: string; readonly milliseconds: number };

export interface CertificateFact {
  readonly isTrusted: boolean;
  /** No authority vouches for it; the person does. */
  readonly isByFingerprint: boolean;
  /** Not trusted, where another one is. */
  readonly isChanged: boolean;
  /** SHA-256, lower-case hex. */
  readonly fingerprint: string;
  /** Why not, as the system names it; empty where it is trusted. */
  readonly problem: string;
  /** Unix time of its end. */
  readonly until: number;
}

export type LoginFact =
  | { readonly kind: 'badAddress' }
  | {
      readonly kind: 'failed';
      readonly how: ConnectFailure;
      readonly code: string;
      readonly certificate?: CertificateFact;
    }
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** It names where to sign in. */
      readonly isNexus: boolean;
      /** By how much the server's clock is ahead of ours. */
      readonly ahead?: number;
      readonly certificate?: CertificateFact;
    };

/** An address in IPv4 and a port of it. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** The way in for other people. */
export interface DoorFact {
  /** Of this computer in its network; absent: it is in none. */
  readonly localAddress?: string;
  /** Where we listen; absent: every port of the range is taken. */
  readonly port?: number;
  /** What the router said when it was asked for that port. */
  readonly router:
    | { readonly kind: 'notAsked' }
    | { readonly kind: 'silent' }
    | { readonly kind: 'refuses' }
    /** It has itself no address in the Internet. */
    | { readonly kind: 'noAddress' }
    | { readonly kind: 'opens'; readonly outside: Endpoint };
}

export type SeenFact =
  /** Servers of others, and older ones of ours, do not say. */
  | { readonly kind: 'notTold' }
  | {
      readonly kind: 'told';
      /** Where the questions went out. */
      readonly inside: Endpoint;
      /** Where the server saw them come from: one or two questions, both out of the same port. */
      readonly seen: readonly [Endpoint] | readonly [Endpoint, Endpoint];
    };

export type ReachFact =
  /** The server cannot be asked. */
  | { readonly kind: 'notTold' }
  | { readonly kind: 'tooOften' }
  /** `hasMet`: it was we who were reached. */
  | { readonly kind: 'told'; readonly isReached: boolean; readonly hasMet: boolean };
