/**
 * One GET of the Passport login over HTTP or HTTPS. Certificates are always checked before anything is sent:
 * against the system's authorities, or by the fingerprint the user has trusted.
 */
import { type ClientRequest, get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { HttpAnswer, HttpExchange } from '../auth/passport-login.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import { transportFailure } from './transport-errors.ts';

/** Longest wait for the whole answer, in milliseconds. */
export const LOGIN_HTTP_TIMEOUT = 20_000;

/** Makes the exchange and tells the answer once; returns what cancels it, after which nothing is told. */
export function getPassport(exchange: HttpExchange, answered: (answer: HttpAnswer) => void): () => void {
  let isSettled = false;
  let request: ClientRequest | undefined;
  const stop = (): void => {
    isSettled = true;
    clearTimeout(timer);
    request?.destroy();
  };
  const settle = (answer: HttpAnswer): void => {
    if (isSettled) return;
    stop();
    answered(answer);
  };
  const fail = (failure: TransportFailure): void => settle({ kind: 'failed', failure });
  const timer = setTimeout(() => fail(TOO_LATE), LOGIN_HTTP_TIMEOUT);
  try {
    request = sendRequest(exchange, fail);
    request.on('response', (response) => settle(answerOf(response)));
    request.on('error', (error) => fail(transportFailure(error)));
  } catch {
    // Parts of the address and of the headers come from servers; Node throws for what it cannot send.
    queueMicrotask(() => fail(UNSENDABLE));
  }
  return stop;
}

const TOO_LATE: TransportFailure = {
  code: 'timedOut',
  message: 'The login service did not answer in time',
};
const UNSENDABLE: TransportFailure = { code: 'unreachable', message: 'The login request cannot be sent' };

function sendRequest(exchange: HttpExchange, fail: (failure: TransportFailure) => void): ClientRequest {
  const url = new URL(exchange.url);
  const headers = { ...exchange.headers };
  if (url.protocol === 'http:') return httpGet(url, { headers, agent: false });
  const createConnection = (): Socket => checkedTls(url, exchange.trustedFingerprint, fail);
  // Without an agent, or the connection would be the agent's own.
  return httpsGet(url, { headers, createConnection });
}

/** Only the headers matter; the body is not read. */
function answerOf(response: IncomingMessage): HttpAnswer {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name] = Array.isArray(value) ? value[0] : value;
  }
  return { kind: 'answered', status: response.statusCode ?? 0, headers };
}

const HTTPS_PORT = 443;

/**
 * A TLS connection on which nothing is written before its certificate is found good: it stays corked until
 * then, and is destroyed if it is not.
 */
function checkedTls(
  url: URL,
  trustedFingerprint: string | undefined,
  fail: (failure: TransportFailure) => void,
): TLSSocket {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const port = url.port === '' ? HTTPS_PORT : Number(url.port);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = connectTls({ host, port, rejectUnauthorized: false, ...servername });
  socket.cork();
  socket.once('secureConnect', () => {
    const fingerprint = fingerprintOf(socket);
    if (socket.authorized || (fingerprint !== undefined && fingerprint === trustedFingerprint)) {
      socket.uncork();
      return;
    }
    const message = `The certificate is not trusted (${String(socket.authorizationError)})`;
    fail({ code: 'badCertificate', message, ...(fingerprint === undefined ? {} : { fingerprint }) });
    socket.destroy();
  });
  return socket;
}

/** SHA-256 of the certificate, of which there may be none, in lower-case hex without separators. */
function fingerprintOf(socket: TLSSocket): string | undefined {
  const { fingerprint256 } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  return fingerprint256?.replaceAll(':', '').toLowerCase();
}
