/** TLS in front of a server that knows none, for what it says on its MSNP port and over HTTP. */
import { createServer as createHttpsServer } from 'node:https';
import { request } from 'node:http';
import { connect, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { RunningServer } from '@nudge/msnp-server/node';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../node/self-signed.ts';

const CERTIFICATE = { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE };

export interface TlsFront {
  readonly port: number;
  readonly httpPort: number;
  /** Connections whose handshake was completed. */
  readonly count: number;
  close(): void;
}

export async function tlsFront(server: RunningServer): Promise<TlsFront> {
  let count = 0;
  const lines = createTlsServer(CERTIFICATE, (outer) => {
    count++;
    const inner = connect(server.msnp.port, server.msnp.host);
    outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.on('error', () => outer.destroy()).on('close', () => outer.end());
    outer.pipe(inner);
    inner.on('data', (piece: Buffer) => outer.write(withPort(piece, server.msnp.port, port)));
  });
  lines.on('tlsClientError', () => undefined);
  const logins = httpsFront(server.http);
  const port = await listening(lines);
  const httpPort = await listening(logins);
  const close = (): void => {
    lines.close();
    logins.close();
    logins.closeAllConnections();
  };
  return {
    port,
    httpPort,
    get count() {
      return count;
    },
    close,
  };
}

/** Switchboards are named by the port of the server behind. */
function withPort(piece: Buffer, inner: number, outer: number): Buffer {
  return Buffer.from(piece.toString('latin1').replaceAll(`:${inner} CKI`, `:${outer} CKI`), 'latin1');
}

function httpsFront(http: string) {
  return createHttpsServer(CERTIFICATE, (asked, answer) => {
    const options = { method: asked.method, headers: asked.headers, agent: false } as const;
    const passed = request(new URL(asked.url ?? '/', http), options, (answered) => {
      const { passporturls, ...headers } = answered.headers;
      const urls = typeof passporturls === 'string' ? { passporturls: withTls(passporturls) } : {};
      answer.writeHead(answered.statusCode ?? 500, { ...headers, ...urls });
      answered.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
}

function withTls(urls: string): string {
  return urls.replace('http://', 'https://');
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    }),
  );
}
