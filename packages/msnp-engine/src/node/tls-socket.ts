/**
 * TLS over a connection that stands. Certificates are always checked before anything of ours is sent: against the
 * system's authorities, or by the fingerprint the user has trusted.
 */
import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { LineSecurity } from '../core/line-security.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import { errorCode, TransportError } from './transport-errors.ts';

/** What is older is broken, and no server that ever spoke MSNP over TLS needs it. */
const TLS_VERSION_MIN = 'TLSv1.2';

/** Gives the encrypted socket once its certificate is found good; else both are destroyed and it rejects. */
export function secureSocket(plain: Socket, host: string, security: LineSecurity): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const fail = (failure: TransportFailure): void => {
      reject(new TransportError(failure));
      plain.destroy();
    };
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({
      socket: plain,
      host,
      minVersion: TLS_VERSION_MIN,
      // What is wrong with the certificate is read below.
      rejectUnauthorized: false,
      ...servername,
    });
    socket.on('error', (error) => fail(handshakeFailure(errorCode(error))));
    socket.once('close', () => fail(handshakeFailure('')));
    socket.once('secureConnect', () => {
      const failure = certificateFailure(socket, security);
      if (failure === undefined) resolve(socket);
      else fail(failure);
    });
  });
}

function handshakeFailure(code: string): TransportFailure {
  const reason = code === '' ? 'the other end hung up' : code;
  return { code: 'tlsFailed', message: `No encrypted connection came about (${reason})` };
}

function certificateFailure(
  socket: TLSSocket,
  { trustedFingerprint }: LineSecurity,
): TransportFailure | undefined {
  if (socket.authorized) return undefined;
  const fingerprint = fingerprintOf(socket);
  if (fingerprint !== undefined && fingerprint === trustedFingerprint) return undefined;
  const message = `The certificate is not trusted (${String(socket.authorizationError)})`;
  return { code: 'badCertificate', message, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** SHA-256 of the certificate, of which there may be none, in lower-case hex without separators. */
function fingerprintOf(socket: TLSSocket): string | undefined {
  const { fingerprint256 } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  return fingerprint256?.replaceAll(':', '').toLowerCase();
}
