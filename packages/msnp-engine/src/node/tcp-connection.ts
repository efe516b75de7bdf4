import { connect, Socket } from 'node:net';
import type { TransportFailure } from '../core/transport-failure.ts';
import { transportFailure } from './transport-errors.ts';

/** How long a connection that was ended may take to say the rest, in milliseconds. */
const GOODBYE_TIMEOUT = 2_000;

const PORT_MAX = 65_535;

export interface TcpConnection {
  write(bytes: Uint8Array): void;
  /** Closes after what was written; no handler is called any more. */
  end(): void;
}

export interface TcpHandlers {
  opened(): void;
  received(bytes: Uint8Array): void;
  /** Once, when the connection could not be opened or ended without `end`. */
  closed(cause: TransportFailure): void;
}

/** Opens a TCP connection; writes of one tick go out together, without delay after it. */
export function connectTcp(host: string, port: number, handlers: TcpHandlers): TcpConnection {
  // Ports come from servers too, and Node throws for those that are none.
  const socket = port > 0 && port <= PORT_MAX ? connect({ host, port }) : unconnected();
  socket.setNoDelay(true);
  let isEnded = false;
  let failure: TransportFailure = { code: 'ended', message: 'The connection was closed by the other end' };
  socket.on('connect', () => handlers.opened());
  socket.on('data', (bytes: Uint8Array) => handlers.received(bytes));
  socket.on('error', (error) => (failure = transportFailure(error)));
  socket.on('close', () => {
    if (!isEnded) handlers.closed(failure);
  });
  return {
    write: (bytes) => gatheredWrite(socket, bytes),
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

/** A socket that fails like one that nobody answers. */
function unconnected(): Socket {
  return new Socket().destroy(Object.assign(new Error('no such port'), { code: 'ECONNREFUSED' }));
}

function gatheredWrite(socket: Socket, bytes: Uint8Array): void {
  if (socket.writableCorked === 0) {
    socket.cork();
    queueMicrotask(() => socket.uncork());
  }
  socket.write(bytes);
}
