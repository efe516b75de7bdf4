/** The other ends of sockets in tests: servers on free ports of this machine, all closed by `closeEnds`. */
import { X509Certificate } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';
import { startHttpProxy, startSocksProxy, type TestProxy, type TestProxyOptions } from '@nudge/testkit/node';
import type { TransportFailure } from '../../src/index.ts';
import {
  openSocket,
  type ProxyOptions,
  type SocketOptions,
  type SocketTarget,
} from '../../src/node/index.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './self-signed.ts';

/** Of the first certificate in `self-signed.ts`. */
export const FINGERPRINT = new X509Certificate(SELF_SIGNED_CERTIFICATE).fingerprint256
  .replaceAll(':', '')
  .toLowerCase();

const servers: Server[] = [];
const sockets = new Set<Socket>();
const proxies: TestProxy[] = [];

export async function closeEnds(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
}

/** A port at which this happens to everybody who connects. */
export function plainEnd(connected: (socket: Socket) => void): Promise<number> {
  return listening(createServer(connected));
}

/** The same behind TLS, with the first certificate of `self-signed.ts` unless told otherwise. */
export function tlsEnd(connected: (socket: TLSSocket) => void, options: TlsOptions = {}): Promise<number> {
  const certificate = { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE };
  const server = createTlsServer({ ...certificate, ...options }, connected);
  server.on('tlsClientError', () => undefined);
  return listening(server);
}

function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', keep);
  server.on('secureConnection', keep);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(portOf(server))));
}

function keep(socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** A port at which nobody listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A name that only the proxies here resolve: to this machine. */
export const NAME = 'server.test';

export interface ProxyEnd {
  readonly proxy: ProxyOptions;
  readonly end: TestProxy;
}

export async function proxyEnd(
  kind: ProxyOptions['kind'],
  options: TestProxyOptions = {},
): Promise<ProxyEnd> {
  const start = kind === 'http' ? startHttpProxy : startSocksProxy;
  const end = await start({ names: { [NAME]: '127.0.0.1' }, ...options });
  proxies.push(end);
  return { end, proxy: { kind, host: '127.0.0.1', port: end.port } };
}

export type Opened =
  | { readonly kind: 'opened'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly failure: TransportFailure };

/** What comes of `openSocket`; an open socket is kept and closed with the rest. */
export function opened(target: SocketTarget, options: SocketOptions): Promise<Opened> {
  return new Promise((resolve) => {
    openSocket(target, options, {
      opened: (socket) => {
        keep(socket);
        resolve({ kind: 'opened', socket });
      },
      failed: (failure) => resolve({ kind: 'failed', failure }),
    });
  });
}

/** Everything that comes until the other end closes. */
export async function textOf(result: Opened): Promise<string> {
  if (result.kind === 'failed') throw new Error(result.failure.message);
  const pieces: Uint8Array[] = [];
  result.socket.on('data', (piece: Uint8Array) => pieces.push(piece));
  await new Promise((resolve) => result.socket.once('close', resolve));
  return Buffer.concat(pieces).toString();
}

/** A promise and what settles it. */
export function later<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
} {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}
