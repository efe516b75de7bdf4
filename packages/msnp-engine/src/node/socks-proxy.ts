/** The way through a SOCKS 5 proxy, which is given names as they are. */
import type { Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import { SocksClient } from 'socks';
import type { TransportFailure } from '../core/transport-failure.ts';
import type { ProxyOptions, SocketTarget } from './proxy-options.ts';
import { TransportError } from './transport-errors.ts';

/** One byte tells how long a name, a user or a password is. */
const FIELD_MAX_BYTES = 255;

/** Asks over a connection to the proxy, which afterwards leads to the target; rejects when it will not. */
export async function connectBySocks(
  socket: Socket,
  proxy: ProxyOptions,
  target: SocketTarget,
): Promise<void> {
  const { user = '', password = '' } = proxy;
  // The library throws for these while it reads from the socket, where nobody could catch it.
  if (!fits(user) || !fits(password)) throw failed('proxyDenied', 'its user or password is too long for it');
  const credentials = user === '' ? {} : { userId: user, password };
  const { remoteHost } = await SocksClient.createConnection({
    command: 'connect',
    proxy: { host: proxy.host, port: proxy.port, type: 5, ...credentials },
    destination: { host: domainToASCII(target.host) || target.host, port: target.port },
    existing_socket: socket,
  }).catch((error: unknown) => {
    throw readError(error);
  });
  if (remoteHost === undefined) throw failed('proxyRefused', 'its answer makes no sense');
  await handOver(socket);
}

function fits(field: string): boolean {
  return Buffer.byteLength(field) <= FIELD_MAX_BYTES;
}

/** The library tells what came after the answer at the next turn, and lets the rest flow: both are held. */
function handOver(socket: Socket): Promise<void> {
  const pieces: Uint8Array[] = [];
  const gather = (piece: Uint8Array): void => void pieces.push(piece);
  socket.on('data', gather);
  return new Promise((resolve) =>
    setImmediate(() => {
      socket.pause().off('data', gather);
      if (pieces.length > 0) socket.unshift(Buffer.concat(pieces));
      resolve();
    }),
  );
}

/** The library has no codes, only sentences; its errors hold the password beside them. */
function readError(error: unknown): TransportError {
  const message = error instanceof Error ? error.message : '';
  const isDenied = /authentication failed|no accepted authentication/i.test(message);
  return failed(isDenied ? 'proxyDenied' : 'proxyRefused', message);
}

function failed(code: TransportFailure['code'], reason: string): TransportError {
  return new TransportError({ code, message: `The proxy does not connect (${reason})` });
}
