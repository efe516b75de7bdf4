import { isIP } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFact } from '../doctor-facts.ts';
import { errorCode } from './error-code.ts';
import { ANSWER_WITHIN } from './limits.ts';

export type CertificateAnswer =
  | { readonly kind: 'read'; readonly certificate: CertificateFact }
  | { readonly kind: 'failed'; readonly code: string };

const HTTPS_PORT = 443;

/** Looks at the certificate and says nothing on that connection, whether it is good or not. */
export function readCertificate(url: URL, signal: AbortSignal): Promise<CertificateAnswer> {
  return new Promise((resolve) => {
    const host = url.hostname.replaceAll(/^\[|\]$/g, '');
    const port = url.port === '' ? HTTPS_PORT : Number(url.port);
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port, rejectUnauthorized: false, ...name });
    const settle = (answer: CertificateAnswer): void => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const giveUp = (): void => settle({ kind: 'failed', code: 'ETIMEDOUT' });
    const timer = setTimeout(giveUp, ANSWER_WITHIN);
    signal.addEventListener('abort', giveUp);
    socket.once('secureConnect', () => settle({ kind: 'read', certificate: factOf(socket) }));
    socket.once('error', (error) => settle({ kind: 'failed', code: errorCode(error) }));
    socket.once('close', () => settle({ kind: 'failed', code: 'ECONNRESET' }));
  });
}

function factOf(socket: TLSSocket): CertificateFact {
  const { valid_to: until = '' } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  const problem: unknown = socket.authorizationError;
  const name = problem instanceof Error ? errorCode(problem) : String(problem);
  return {
    isTrusted: socket.authorized,
    problem: socket.authorized ? '' : name,
    until: Date.parse(until) || 0,
  };
}
