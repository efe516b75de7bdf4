/** The way through an HTTP proxy: CONNECT, by Node's own HTTP client, which bounds what the proxy may answer. */
import { type IncomingMessage, request } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { ProxyOptions, SocketTarget } from './proxy-options.ts';
import { errorCode, TransportError } from './transport-errors.ts';

const AUTHENTICATION_REQUIRED = 407;

/** Asks over a connection to the proxy, which afterwards leads to the target; rejects when it will not. */
export function connectByHttp(socket: Socket, proxy: ProxyOptions, target: SocketTarget): Promise<void> {
  const { host, port } = target;
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, ...credentials(proxy) },
      createConnection: () => socket,
    });
    asked.on('connect', ({ statusCode = 0 }: IncomingMessage, _socket, head: Buffer) => {
      const refusal = refusalOf(statusCode);
      if (refusal !== undefined) return reject(refusal);
      if (head.length > 0) socket.unshift(head);
      resolve();
    });
    // An answer that is none; one to CONNECT never comes as a response.
    asked.on('error', (error) => reject(nonsense(errorCode(error))));
    asked.end();
  });
}

function credentials({ user, password = '' }: ProxyOptions): Readonly<Record<string, string>> {
  if (user === undefined || user === '') return {};
  return { 'Proxy-Authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

function refusalOf(status: number): TransportError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = status === AUTHENTICATION_REQUIRED ? 'proxyDenied' : 'proxyRefused';
  return new TransportError({ code, message: `The proxy does not connect (HTTP ${status})` });
}

function nonsense(code: string): TransportError {
  const reason = code === '' ? 'it hung up' : code;
  return new TransportError({
    code: 'proxyRefused',
    message: `The proxy did not answer as one does (${reason})`,
  });
}
