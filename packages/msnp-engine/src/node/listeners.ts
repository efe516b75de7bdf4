/**
 * Listeners for connections from other clients, and the addresses at which they can be reached. Only IPv4: both
 * protocols that use them carry nothing else.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Both ends count; 0 to 0 is any free port. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface TcpListener {
  readonly port: number;
  /** Accepts nobody any more; what was accepted stays. */
  close(): void;
}

export interface ListenerHandlers {
  /** Wrapped or destroyed before the handler returns. */
  accepted(socket: Socket): void;
}

/** Whoever listens waits for one; more than this many open at once are strangers. */
const LISTENER_CONNECTIONS_MAX = 16;

/** The first free port of the range; undefined when there is none. */
export async function openListener(
  range: PortRange,
  handlers: ListenerHandlers,
): Promise<TcpListener | undefined> {
  for (let port = range.first; port <= range.last; port++) {
    const listener = await listenOn(port, handlers);
    if (listener !== undefined) return listener;
  }
  return undefined;
}

function listenOn(port: number, handlers: ListenerHandlers): Promise<TcpListener | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      // One that is dropped may still fail, and nobody else listens for that.
      socket.on('error', () => undefined);
      handlers.accepted(socket);
    });
    server.maxConnections = LISTENER_CONNECTIONS_MAX;
    // In use, or not ours to take; later on, one that could not be accepted.
    server.on('error', () => resolve(undefined));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () =>
      resolve({ port: portOf(server), close: () => void server.close() }),
    );
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** What an interface of this computer is called, and one IPv4 address that it has. */
export interface LocalAddress {
  readonly name: string;
  readonly address: string;
}

/** Most addresses that are told to the other side; it tries them one after another. */
const LOCAL_ADDRESSES_MAX = 8;

/** IPv4 addresses of this computer, the likeliest first, loopback last. */
export function localAddresses(): readonly string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.filter(({ family }) => isIPv4(family)).map(({ address }) => ({ name, address })),
  );
  return likeliestFirst(all);
}

/** Some releases of Node 18 have numbers here. */
function isIPv4(family: string | number): boolean {
  return family === 'IPv4' || family === 4;
}

/** Interfaces that programs made: of virtual machines, containers, tunnels. */
const VIRTUAL =
  /^(docker|veth|br-|virbr|vmnet|vboxnet|cni|flannel|lxc|lxd|podman|tun|tap|utun|wg|tailscale|zt|bridge|awdl|llw)|vEthernet|VirtualBox|VMware/i;

export function likeliestFirst(addresses: readonly LocalAddress[]): readonly string[] {
  const ranked = addresses.map((entry) => ({ address: entry.address, rank: rankOf(entry) }));
  ranked.sort((one, other) => one.rank - other.rank);
  const reachable = ranked.filter(({ rank }) => rank < LOOPBACK).slice(0, LOCAL_ADDRESSES_MAX - 1);
  const own = ranked.filter(({ rank }) => rank === LOOPBACK).slice(0, 1);
  return [...reachable, ...own].map(({ address }) => address);
}

const LOOPBACK = 3;

function rankOf({ name, address }: LocalAddress): number {
  if (address.startsWith('127.')) return LOOPBACK;
  // Nobody gave this computer an address there.
  if (address.startsWith('169.254.')) return 2;
  return VIRTUAL.test(name) ? 1 : 0;
}
