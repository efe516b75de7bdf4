/**
 * The MSNP port: accepts connections, flushes at the end of each tick whatever they have to say, and lets time
 * pass for them once a second.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { LogEntry } from '../core/environment.ts';
import { CONNECTIONS_PER_ADDRESS_MAX } from '../limits.ts';
import type { Service } from '../server.ts';
import { isLoopback } from '../core/loopback.ts';
import { listenError } from './listen-failure.ts';
import { SocketDriver, type DriverHost } from './socket-driver.ts';
import type { TlsDoor } from './tls-door.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** `HOST:PORT` as in an address, IPv6 in square brackets. */
export function endpointText({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const SWEEP_INTERVAL_MS = 1_000;
const ACCEPT_BACKLOG = 1_024;

export interface TcpListenerOptions {
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
  /** Undefined: plain only. */
  readonly door?: TlsDoor | undefined;
}

export class TcpListener implements DriverHost {
  readonly door: TlsDoor | undefined;
  readonly #service: Service;
  readonly #options: TcpListenerOptions;
  readonly #drivers = new Set<SocketDriver>();
  /** Those with bytes that were not out when last looked at. */
  readonly #waiting = new Set<SocketDriver>();
  readonly #perAddress = new Map<string, number>();
  #dirty: SocketDriver[] = [];
  #isReceiving = false;
  #now: number;
  #server: Server | undefined = undefined;
  #sweeper: NodeJS.Timeout | undefined = undefined;

  constructor(service: Service, options: TcpListenerOptions) {
    this.#service = service;
    this.#options = options;
    this.door = options.door;
    this.#now = options.now();
  }

  /** Listens, 0 for any free port. Called again it moves there; open connections stay. */
  async listen(host: string, port: number): Promise<Endpoint> {
    this.#server?.close();
    const server = createServer((socket) => this.#accept(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (failure) => reject(listenError(failure, host, port)));
      server.listen({ host, port, backlog: ACCEPT_BACKLOG }, resolve);
    });
    server.on('error', (failure) => this.broken(host, failure));
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_INTERVAL_MS);
    const address = server.address() as AddressInfo;
    return { host, port: address.port };
  }

  /** `OUT SSD` to everybody, then the end. */
  async stop(): Promise<void> {
    clearInterval(this.#sweeper);
    const closed = new Promise<void>((resolve) => {
      if (this.#server?.listening === true) this.#server.close(() => resolve());
      else resolve();
    });
    for (const driver of this.#drivers) driver.shutDown(this.now());
    this.flush();
    await closed;
  }

  /** The time, as of the last second: all that depends on it waits for minutes. */
  now(): number {
    return this.#now;
  }

  markDirty(driver: SocketDriver): void {
    if (this.#dirty.length === 0 && !this.#isReceiving) setImmediate(this.flush);
    this.#dirty.push(driver);
  }

  receiving(): void {
    this.#isReceiving = true;
  }

  forget(driver: SocketDriver): void {
    this.#drivers.delete(driver);
    this.#waiting.delete(driver);
    const { remoteAddress } = driver;
    const left = (this.#perAddress.get(remoteAddress) ?? 1) - 1;
    if (left === 0) this.#perAddress.delete(remoteAddress);
    else this.#perAddress.set(remoteAddress, left);
  }

  slowReaderCut(remote: string): void {
    this.#options.log({ level: 'warn', event: 'slowReaderCut', details: { remote } });
  }

  broken(remote: string, failure: unknown): void {
    const message = failure instanceof Error ? failure.message : 'unknown failure';
    this.#options.log({ level: 'error', event: 'connectionBroken', details: { remote, message } });
  }

  #accept(socket: Socket): void {
    const driver = new SocketDriver(this, socket);
    const { remoteAddress } = driver;
    const count = (this.#perAddress.get(remoteAddress) ?? 0) + 1;
    if (count > CONNECTIONS_PER_ADDRESS_MAX && !isLoopback(remoteAddress)) {
      this.#options.log({ level: 'warn', event: 'tooManyConnections', details: { remote: remoteAddress } });
      socket.destroy();
      return;
    }
    this.#perAddress.set(remoteAddress, count);
    this.#drivers.add(driver);
    driver.start(this.#service.accept(driver, driver));
  }

  readonly flush = (): void => {
    this.#isReceiving = false;
    if (this.#dirty.length === 0) return;
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const driver of dirty) {
      driver.flush();
      if (driver.waitingBytes > 0) this.#waiting.add(driver);
    }
    if (this.#dirty.length === 0 && this.#isAllOut()) this.#service.slab.rewind();
  };

  /** Also what was written in earlier ticks: it still lies where it was put together. */
  #isAllOut(): boolean {
    for (const driver of this.#waiting) {
      if (driver.waitingBytes > 0) return false;
      this.#waiting.delete(driver);
    }
    return true;
  }

  #sweep(): void {
    const now = this.#options.now();
    this.#now = now;
    this.#service.sweep(now);
    for (const driver of this.#drivers) driver.expire(now);
  }
}
