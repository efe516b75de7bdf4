/**
 * TLS on a port that speaks plain as well: the first byte of a connection tells which, and nothing else that this
 * server speaks begins so. What goes wrong in a handshake ends that connection and nothing more. Of one address only
 * so many handshakes are under way at once, and none takes longer than a moment.
 */
import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer, type Server, type TlsOptions, type TLSSocket } from 'node:tls';
import type { LogEntry } from '../core/environment.ts';
import { isLoopback } from '../core/loopback.ts';
import { TLS_HANDSHAKE_WITHIN_MS, TLS_HANDSHAKES_PER_ADDRESS_MAX } from '../limits.ts';
import { plainAddress } from './plain-address.ts';

/** Type of the record that a handshake begins with. */
const HANDSHAKE_RECORD = 0x16;

/** Whether the other end wants TLS, by the first bytes it sent. */
export function isTlsHello(bytes: Uint8Array): boolean {
  return bytes[0] === HANDSHAKE_RECORD;
}

/** Told once: the socket to use in place of the one that came, or why there is none. */
type Settle = (outcome: TLSSocket | { readonly reason: string }) => void;

export class TlsDoor {
  readonly #server: Server;
  readonly #log: (entry: LogEntry) => void;
  /** Handshakes under way, by the four numbers of their connection. */
  readonly #underWay = new Map<string, Settle>();
  readonly #perAddress = new Map<string, number>();

  constructor(identity: Pick<TlsOptions, 'key' | 'cert'>, log: (entry: LogEntry) => void) {
    this.#log = log;
    // Listens nowhere: connections are brought to it.
    this.#server = createServer({
      ...identity,
      minVersion: 'TLSv1.2',
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
      handshakeTimeout: TLS_HANDSHAKE_WITHIN_MS,
    });
    this.#server.on('secureConnection', (secure) => this.#underWay.get(connectionOf(secure))?.(secure));
    this.#server.on('tlsClientError', (failure, secure) => {
      this.#underWay.get(connectionOf(secure))?.({ reason: reasonOf(failure) });
    });
  }

  /**
   * Begins the handshake on a socket that `hello` was read from, and calls back once with the socket to use in its
   * place. Where it fails, or so many are under way that it is not begun, the socket is destroyed.
   */
  enter(socket: Socket, hello: Uint8Array, secured: (secure: TLSSocket) => void): void {
    // Gone already: it has no numbers to be known by.
    if (socket.remoteAddress === undefined) return void socket.destroy();
    const remote = plainAddress(socket.remoteAddress);
    if (!this.#count(remote)) {
      this.#log({ level: 'warn', event: 'tooManyHandshakes', details: { remote } });
      socket.destroy();
      return;
    }
    const key = connectionOf(socket);
    const settle: Settle = (outcome) => {
      if (!this.#underWay.delete(key)) return;
      clearTimeout(timer);
      this.#uncount(remote);
      if (!('reason' in outcome)) return secured(outcome);
      this.#log({ level: 'info', event: 'handshakeFailed', details: { remote, reason: outcome.reason } });
      socket.destroy();
    };
    // That of the server begins anew with what it writes.
    const timer = setTimeout(() => settle({ reason: 'timedOut' }), TLS_HANDSHAKE_WITHIN_MS);
    this.#underWay.set(key, settle);
    socket.once('close', () => settle({ reason: 'closed' }));
    socket.pause();
    socket.unshift(hello);
    this.#server.emit('connection', socket);
  }

  #count(remote: string): boolean {
    const count = this.#perAddress.get(remote) ?? 0;
    if (count >= TLS_HANDSHAKES_PER_ADDRESS_MAX && !isLoopback(remote)) return false;
    this.#perAddress.set(remote, count + 1);
    return true;
  }

  #uncount(remote: string): void {
    const left = (this.#perAddress.get(remote) ?? 1) - 1;
    if (left === 0) this.#perAddress.delete(remote);
    else this.#perAddress.set(remote, left);
  }
}

/** The same for a socket and for the one that encrypts it, and for no other that is open. */
function connectionOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}

function reasonOf(failure: Error): string {
  return 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
}
