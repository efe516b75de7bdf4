/**
 * Stands between an HTTP server and its port: a connection that begins with TLS comes to the server through it,
 * another as it is. The server goes on holding both to its limits.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isTlsHello, type TlsDoor } from './tls-door.ts';

/** Has an HTTP server that does not listen yet answer https as well. */
export function answerHttps(server: Server, door: TlsDoor): void {
  const serve = server.listeners('connection');
  const hand = (socket: Socket): void => {
    for (const listener of serve) listener.call(server, socket);
  };
  const secure = (socket: Socket, hello: Uint8Array): void => {
    // Who hangs up in a handshake is gone; who has asked may still wait for the answer.
    socket.allowHalfOpen = false;
    door.enter(socket, hello, (secured) => {
      secured.allowHalfOpen = true;
      hand(secured);
    });
  };
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    // The server knows nothing of the connection yet.
    const timer = setTimeout(() => socket.destroy(), server.headersTimeout);
    const forget = (): void => clearTimeout(timer);
    // Half open, it would stay for all that time, and cost the other end nothing.
    const leave = (): void => void socket.destroy();
    socket.on('error', ignoreError).once('close', forget).once('end', leave);
    socket.once('data', (bytes: Uint8Array) => {
      forget();
      socket.off('end', leave);
      if (isTlsHello(bytes)) return secure(socket, bytes);
      socket.pause();
      socket.unshift(bytes);
      hand(socket);
      socket.resume();
    });
  });
}

/** `close` follows, and until it is handed on there is nobody to tell. */
function ignoreError(): void {}
