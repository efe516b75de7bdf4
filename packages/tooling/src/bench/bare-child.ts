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
  bareHash() {},
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
/** As many at once as a busy server has waiting; more would only wait longer. */
const hashesAtOnce = 16;

const hashRate = async (seconds: number): Promise<number> => {
  // Only here, so that the other kinds stay as small as a bare server is.
  const { argon2Hasher } = await import('@nudge/msnp-server/node');
  const hasher = argon2Hasher();
  const encoded = await hasher.hash('secret');
  const start = performance.now();
  let done = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      await hasher.verify(encoded, 'secret');
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: hashesAtOnce }, work));
  return (done * 1000) / (performance.now() - start);
};

// Whoever measures is done with it, or is gone.
process.on('disconnect', () => process.exit());
process.on('message', (request: ChildRequest) => {
  if (request.ask === 'hashes') void hashRate(request.seconds).then((rate) => process.send?.(rate));
  else if (request.ask !== 'seed') process.send?.(ownFigure(request.ask));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
  process.send?.({ port: (server.address() as AddressInfo).port, http: '' });
});
