// Child process: the plainest servers there are, the baselines of the server's benchmarks.
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { ownFigure } from './server-process.ts';
import type { ChildRequest, ServerKind } from './server-process.ts';

const kind = JSON.parse(process.argv[2] ?? '') as ServerKind;
const sockets = new Set<Socket>();
let unpaired: Socket | undefined;

const joinPair = (left: Socket, right: Socket): void => {
  left.on('data', (bytes) => right.write(bytes));
  right.on('data', (bytes) => left.write(bytes));
};

const accept: Record<Exclude<ServerKind['kind'], 'nudge'>, (socket: Socket) => void> = {
  bareRelay(socket) {
    if (unpaired === undefined) unpaired = socket;
    else {
      joinPair(unpaired, socket);
      unpaired = undefined;
    }
  },
  bareHold(socket) {
    socket.on('data', () => undefined);
  },
  bareFanOut(socket) {
    socket.on('data', (bytes) => {
      for (const other of sockets) if (other !== socket) other.write(bytes);
    });
  },
};

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
  sockets.add(socket);
  if (kind.kind !== 'nudge') accept[kind.kind](socket);
});
process.on('message', (request: ChildRequest) => {
  if (request.ask !== 'seed') process.send?.(ownFigure(request.ask));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
  process.send?.({ port: (server.address() as AddressInfo).port, http: '' });
});
