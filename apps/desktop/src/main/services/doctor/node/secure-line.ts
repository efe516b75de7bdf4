import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFact } from '../doctor-facts.ts';
import { errorCode } from './error-code.ts';
import { ANSWER_WITHIN } from './limits.ts';

export type SecureAnswer =
  /** `certificate` is trusted, and nothing was said yet. */
  | { readonly kind: 'secure'; readonly socket: TLSSocket; readonly certificate: CertificateFact }
  | { readonly kind: 'notTrusted'; readonly certificate: CertificateFact }
  /** It answers, but not with TLS. */
  | { readonly kind: 'failed'; readonly code: string };

export interface SecureLineOptions {
  /** Of the server, whatever is on the way to it. */
  readonly host: string;
  /** Trusted besides those of the system; empty: none. */
  readonly trustedFingerprint: string;
}

/** TLS over a connection that stands. Where its certificate is not trusted nothing is said, and it is ended. */
export function secureLine(
  plain: Socket,
  { host, trustedFingerprint }: SecureLineOptions,
  signal: AbortSignal,
): Promise<SecureAnswer> {
  return new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({
      socket: plain,
      host,
      minVersion: 'TLSv1.2',
      // What is wrong with the certificate is read below.
      rejectUnauthorized: false,
      ...name,
    });
    const settle = (answer: SecureAnswer): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      if (answer.kind !== 'secure') socket.destroy();
      resolve(answer);
    };
    const giveUp = (): void => settle({ kind: 'failed', code: 'ETIMEDOUT' });
    const timer = setTimeout(giveUp, ANSWER_WITHIN);
    signal.addEventListener('abort', giveUp);
    socket.once('secureConnect', () => {
      const certificate = factOf(socket, trustedFingerprint);
      settle(
        certificate.isTrusted ? { kind: 'secure', socket, certificate } : { kind: 'notTrusted', certificate },
      );
    });
    socket.on('error', (error) => settle({ kind: 'failed', code: errorCode(error) }));
    socket.once('close', () => settle({ kind: 'failed', code: 'ECONNRESET' }));
  });
}

function factOf(socket: TLSSocket, trustedFingerprint: string): CertificateFact {
  const { valid_to: until = '', fingerprint256 = '' } =
    socket.getPeerCertificate() as Partial<PeerCertificate>;
  const fingerprint = fingerprint256.replaceAll(':', '').toLowerCase();
  const isByFingerprint = !socket.authorized && fingerprint !== '' && fingerprint === trustedFingerprint;
  const isTrusted = socket.authorized || isByFingerprint;
  const problem: unknown = socket.authorizationError;
  const name = problem instanceof Error ? errorCode(problem) : String(problem);
  return {
    isTrusted,
    isByFingerprint,
    isChanged: !isTrusted && trustedFingerprint !== '',
    fingerprint,
    problem: isTrusted ? '' : name,
    until: Date.parse(until) || 0,
  };
}
