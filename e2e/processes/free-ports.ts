/** Ports for one application to let others in by, instead of the product's own, which another program may have. */
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface PortRange {
  readonly firstPort: number;
  readonly lastPort: number;
}

/** As many as the product tries. */
const COUNT = 10;
/** Above what servers are given by custom, below what systems hand out by themselves. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 50;

/** So many in a row that nobody holds just now. */
export async function freePorts(): Promise<PortRange> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const firstPort = LOWEST + Math.floor((Math.random() * (HIGHEST - LOWEST)) / COUNT) * COUNT;
    const ports = Array.from({ length: COUNT }, (_, index) => firstPort + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return { firstPort, lastPort: firstPort + COUNT - 1 };
  }
  throw new Error(`no ${COUNT} free ports in a row`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen({ port, host: '0.0.0.0', exclusive: true });
  const wasFree = await listening;
  if (wasFree) {
    server.close();
    await once(server, 'close');
  }
  return wasFree;
}
