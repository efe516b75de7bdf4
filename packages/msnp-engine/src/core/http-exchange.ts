import type { TransportFailure } from './transport-failure.ts';

/** One request over HTTP or HTTPS, redirects not followed. Header values and body may be secret. */
export interface HttpExchange {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Present: a POST of this; absent: a GET. */
  readonly body?: string;
  /** The answer's body is wanted, up to so many bytes; absent: it is not read. */
  readonly answerMaxBytes?: number;
  /** A certificate to trust besides the system's, as SHA-256 in lower-case hex. */
  readonly trustedFingerprint?: string;
}

/** What came of it: a status with lower-cased header names, or no answer at all. */
export type HttpAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | undefined>>;
      /** Absent where none was wanted, and where it was too long or broke off. */
      readonly body?: Uint8Array;
    }
  | {
      readonly kind: 'failed';
      readonly failure: TransportFailure;
      /** There was a connection: the other end may have got the request. */
      readonly wasSent?: boolean;
    };
