/**
 * Opens a socket the way that the user wants connections to go: through a proxy or not, encrypted or not. On an
 * encrypted one nothing is written before its certificate is found good, and there is never a fall-back to plain.
 */
import type { Socket } from 'node:net';
import type { LineSecurity } from '../core/line-security.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import { connectByHttp } from './http-proxy.ts';
import { plainSocket } from './plain-socket.ts';
import { type ProxyOptions, proxyTo, type SocketTarget } from './proxy-options.ts';
import { connectBySocks } from './socks-proxy.ts';
import { secureSocket } from './tls-socket.ts';
import { TransportError, transportFailure } from './transport-errors.ts';

/** Longest it may take until a socket is open, proxy and handshake included, in milliseconds: less than a sign-in waits. */
export const OPEN_TIMEOUT = 15_000;

export interface SocketOptions {
  /** Not used for this computer itself. */
  readonly proxy?: ProxyOptions;
  /** Present: TLS. */
  readonly security?: LineSecurity;
  /** In milliseconds; 15,000 by default. */
  readonly timeout?: number;
}

/** One of them is called, once, never before `openSocket` returns. */
export interface SocketHandlers {
  /** A `TLSSocket` with `security`. It flows: listeners are to be added before this returns. */
  opened(socket: Socket): void;
  failed(failure: TransportFailure): void;
}

/** Returns what cancels it, while it is under way: everything is destroyed and nothing told. */
export function openSocket(
  target: SocketTarget,
  options: SocketOptions,
  handlers: SocketHandlers,
): () => void {
  const opening = new Opening(target, options);
  let isSettled = false;
  const settle = (): boolean => {
    const isFirst = !isSettled;
    isSettled = true;
    clearTimeout(timer);
    return isFirst;
  };
  const fail = (failure: TransportFailure): void => {
    opening.destroy();
    if (settle()) handlers.failed(failure);
  };
  const timer = setTimeout(() => fail(opening.failureIfLate), options.timeout ?? OPEN_TIMEOUT);
  opening.run().then(
    (socket) => {
      if (settle()) handlers.opened(socket.resume());
    },
    (error: unknown) => fail(transportFailure(error)),
  );
  return () => {
    settle();
    opening.destroy();
  };
}

/** The stages of one socket, and what it means to be late in each. */
class Opening {
  readonly #target: SocketTarget;
  readonly #options: SocketOptions;
  readonly #proxy: ProxyOptions | undefined;
  readonly #socket: Socket;
  failureIfLate: TransportFailure;

  constructor(target: SocketTarget, options: SocketOptions) {
    this.#target = target;
    this.#options = options;
    this.#proxy = proxyTo(target, options.proxy);
    this.failureIfLate = this.#proxy === undefined ? TOO_LATE : PROXY_SILENT;
    this.#socket = plainSocket(this.#proxy ?? target);
    // Whoever listens at each stage may be gone when it fails.
    this.#socket.on('error', () => undefined);
  }

  async run(): Promise<Socket> {
    await this.#connect();
    if (this.#proxy !== undefined) await this.#passProxy(this.#proxy);
    const { security } = this.#options;
    if (security === undefined) return this.#socket;
    this.failureIfLate = NO_HANDSHAKE;
    return secureSocket(this.#socket, this.#target.host, security);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve);
      this.#socket.once('error', (error) =>
        reject(this.#proxy === undefined ? error : proxyUnreachable(transportFailure(error))),
      );
    });
  }

  #passProxy(proxy: ProxyOptions): Promise<void> {
    this.failureIfLate = PROXY_UNDECIDED;
    return proxy.kind === 'http'
      ? connectByHttp(this.#socket, proxy, this.#target)
      : connectBySocks(this.#socket, proxy, this.#target);
  }
}

/** Without any network nobody is reached, and the proxy is not to blame. */
function proxyUnreachable({ code, message }: TransportFailure): TransportError {
  const isAlone = code === 'noNetwork';
  return new TransportError(
    isAlone ? { code, message } : { code: 'proxyUnreachable', message: `No way to the proxy: ${message}` },
  );
}

const TOO_LATE: TransportFailure = { code: 'timedOut', message: 'The connection was not opened in time' };
const PROXY_SILENT: TransportFailure = {
  code: 'proxyUnreachable',
  message: 'The connection to the proxy was not opened in time',
};
const PROXY_UNDECIDED: TransportFailure = {
  code: 'proxyRefused',
  message: 'The proxy did not answer in time',
};
const NO_HANDSHAKE: TransportFailure = {
  code: 'tlsFailed',
  message: 'No encrypted connection came about in time',
};
