import type { Socket } from 'node:net';
import type { TransportFailure } from '../core/transport-failure.ts';
import { openSocket, type SocketOptions } from './open-socket.ts';
import { plainSocket } from './plain-socket.ts';
import { proxyTo, type SocketTarget } from './proxy-options.ts';
import { transportFailure } from './transport-errors.ts';

/** How long a connection that was ended may take to say the rest, in milliseconds. */
const GOODBYE_TIMEOUT = 2_000;

/** Read at once from another client, at most; what Node reads at once by itself. */
const LINK_READ_BYTES = 64 * 1024;

export interface TcpConnection {
  readonly isEnded: boolean;
  write(bytes: Uint8Array): void;
  /** While paused nothing more is read, so that the other end has to wait; what was read on the way may still come. */
  pause(isPaused: boolean): void;
  /** Closes after what was written; no handler is called any more. */
  end(): void;
}

/** What happens to a connection that stands. */
export interface LineHandlers {
  received(bytes: Uint8Array): void;
  /** So many bytes more were taken by the system; several writes may be told together. */
  wrote?(bytes: number): void;
  /** Once, when the connection could not be opened or ended without `end`. */
  closed(cause: TransportFailure): void;
}

export interface TcpHandlers extends LineHandlers {
  opened(): void;
}

export interface LineOptions extends SocketOptions {
  /** To another client. */
  readonly isLink: boolean;
}

/** Opens a line the way that it has to go; where neither proxy nor TLS is on it, nothing is paid for them. */
export function connectLine(
  target: SocketTarget,
  { isLink, ...options }: LineOptions,
  handlers: TcpHandlers,
): TcpConnection {
  const isPlain = options.security === undefined && proxyTo(target, options.proxy) === undefined;
  if (!isPlain) return connectBy(target, options, handlers);
  return isLink ? connectLink(target, handlers) : connectTcp(target, handlers);
}

/** Opens a TCP connection; writes of one tick go out together, without delay after it. */
export function connectTcp(target: SocketTarget, handlers: TcpHandlers): TcpConnection {
  const socket = plainSocket(target);
  socket.on('connect', () => handlers.opened());
  socket.on('data', (bytes: Uint8Array) => handlers.received(bytes));
  return joined(socket, handlers);
}

/**
 * The same for a connection that carries files: bytes are good during `received` only, as all of them come in one
 * buffer. One for each read would leave as much garbage as the file is large.
 */
export function connectLink(target: SocketTarget, handlers: TcpHandlers): TcpConnection {
  const onread = {
    buffer: new Uint8Array(LINK_READ_BYTES),
    callback: (count: number, buffer: Uint8Array): boolean => {
      if (!connection.isEnded) handlers.received(buffer.subarray(0, count));
      return true;
    },
  };
  const socket = plainSocket(target, onread);
  socket.on('connect', () => handlers.opened());
  const connection = joined(socket, handlers);
  return connection;
}

/** The same through a proxy or encrypted. What is written before it is open is lost; ended before, it never opens. */
function connectBy(target: SocketTarget, options: SocketOptions, handlers: TcpHandlers): TcpConnection {
  let line: TcpConnection | undefined;
  let isEnded = false;
  let isPaused = false;
  const cancel = openSocket(target, options, {
    opened: (socket) => {
      line = wrapTcp(socket, handlers);
      if (isPaused) line.pause(true);
      handlers.opened();
    },
    failed: (failure) => handlers.closed(failure),
  });
  return {
    get isEnded() {
      return isEnded;
    },
    write: (bytes) => line?.write(bytes),
    pause(wanted) {
      isPaused = wanted;
      line?.pause(wanted);
    },
    end() {
      isEnded = true;
      if (line === undefined) cancel();
      else line.end();
    },
  };
}

/** A connection over a socket that somebody else opened, such as one that a listener accepted. */
export function wrapTcp(socket: Socket, handlers: LineHandlers): TcpConnection {
  socket.on('data', (bytes: Uint8Array) => handlers.received(bytes));
  return joined(socket, handlers);
}

function joined(socket: Socket, handlers: LineHandlers): TcpConnection {
  socket.setNoDelay(true);
  let isEnded = false;
  let failure: TransportFailure = { code: 'ended', message: 'The connection was closed by the other end' };
  socket.on('error', (error) => (failure = transportFailure(error)));
  socket.on('close', () => {
    if (!isEnded) handlers.closed(failure);
  });
  const tellWritten = gathered((bytes) => {
    if (!isEnded) handlers.wrote?.(bytes);
  });
  return {
    get isEnded() {
      return isEnded;
    },
    write: (bytes) => gatheredWrite(socket, bytes, handlers.wrote === undefined ? undefined : tellWritten),
    pause(isPaused) {
      if (isEnded) return;
      if (isPaused) socket.pause();
      else socket.resume();
    },
    end() {
      isEnded = true;
      socket.removeAllListeners('connect').removeAllListeners('data').resume();
      socket.end();
      const timer = setTimeout(() => socket.destroy(), GOODBYE_TIMEOUT);
      timer.unref();
      socket.once('close', () => clearTimeout(timer));
    },
  };
}

function gatheredWrite(socket: Socket, bytes: Uint8Array, written?: (bytes: number) => void): void {
  if (socket.writableCorked === 0) {
    socket.cork();
    queueMicrotask(() => socket.uncork());
  }
  if (written === undefined) socket.write(bytes);
  else socket.write(bytes, (error) => (error ? undefined : written(bytes.length)));
}

/** Writes that went out together are done together: their sum is told once. */
function gathered(tell: (bytes: number) => void): (bytes: number) => void {
  let sum = 0;
  return (bytes) => {
    if (sum === 0) {
      queueMicrotask(() => {
        const told = sum;
        sum = 0;
        tell(told);
      });
    }
    sum += bytes;
  };
}
