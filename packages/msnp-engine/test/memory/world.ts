/**
 * A server and any number of clients in one process, without sockets, on one manual clock. Lines have latency
 * and can be cut or go dead; the server can go down and come back with its accounts.
 */
import { type Connection, logIn, type LoginResponse, nexus, NEXUS_PATH, Service } from '@nudge/msnp-server';
import { openSqliteStore } from '@nudge/msnp-server/node';
import { ManualTime, MemoryLine } from '@nudge/testkit';
import type { HttpAnswer, HttpExchange } from '../../src/index.ts';
import { accountOf, Inhabitant, md5, PASSWORD, PORT, SERVER } from './inhabitant.ts';
import { MemoryDisk } from './memory-disk.ts';
import { MemoryNetwork } from './memory-network.ts';

export { accountOf, Inhabitant, PASSWORD } from './inhabitant.ts';

type Store = Awaited<ReturnType<typeof openSqliteStore>>;

const LATENCY = 20;

/** Chance without chance: the same numbers in every run. */
function countedBytes(): (count: number) => Uint8Array {
  let drawn = 0;
  return (count) => Uint8Array.from({ length: count }, () => md5(Buffer.from(`${drawn++}`))[0] ?? 0);
}

/** Lets promises, and what waits for them, run. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 4; round++) await new Promise((resolve) => setImmediate(resolve));
}

export class World {
  readonly time = new ManualTime(1_000);
  readonly network = new MemoryNetwork(this.time, () => this.latency());
  readonly people: Inhabitant[] = [];
  readonly #store: Store;
  readonly #randomBytes = countedBytes();
  #service: Service;
  #isUp = true;
  #runs = 1;
  #connections = new Set<ServerEnd>();
  latency = (): number => LATENCY;

  private constructor(store: Store) {
    this.#store = store;
    this.#service = this.#startService();
  }

  static async open(...names: readonly string[]): Promise<World> {
    const world = new World(await openSqliteStore({ file: ':memory:' }));
    for (const name of names) {
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const account = { address: accountOf(name), password: PASSWORD, name: title, legacyMd5: true };
      await world.service.createAccount(account);
    }
    return world;
  }

  get service(): Service {
    return this.#service;
  }

  befriend(first: string, second: string): Promise<void> {
    return this.#service.befriend(accountOf(first), accountOf(second));
  }

  /** Somebody at a client; with a disk of before, at the next run of the application. */
  person(name: string, disk = new MemoryDisk()): Inhabitant {
    const run = this.#runs++;
    const person = new Inhabitant(this, { name, address: `10.0.0.${run}`, disk });
    this.people.push(person);
    return person;
  }

  /** An application ends without a word. */
  quit(person: Inhabitant): void {
    this.people.splice(this.people.indexOf(person), 1);
    person.stop();
  }

  /** Lets time pass, stopping wherever anybody wants to be woken. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time.now() + milliseconds;
    await this.#settle();
    for (;;) {
      const next = this.#nextWish();
      if (next === undefined || next > end) break;
      this.time.moveTo(next);
      this.#expire();
      await this.#settle();
    }
    this.time.moveTo(end);
    await this.#settle();
  }

  /** Tells everybody that it goes down, and is gone. */
  shutDown(): void {
    for (const end of this.#connections) end.shutDown(this.time.now());
    this.#isUp = false;
  }

  /** Is gone at once; every line breaks. */
  kill(): void {
    this.#isUp = false;
    for (const end of this.#connections) end.line.cut();
    this.#connections = new Set();
  }

  /** Comes back with the same accounts. */
  restart(): void {
    this.#service = this.#startService();
    this.#isUp = true;
  }

  /** A line to the server; undefined when it is down. */
  connect(client: { received(bytes: Uint8Array): void; closed(): void }): MemoryLine | undefined {
    if (!this.#isUp) return undefined;
    const line = new MemoryLine(this.time, () => this.latency());
    const end = new ServerEnd(this.#service, line, this.time.now);
    this.#connections.add(end);
    line.join(client, end);
    return line;
  }

  /** The login; no other service. */
  async http({ url, headers, body }: HttpExchange): Promise<HttpAnswer> {
    if (!this.#isUp) return { kind: 'failed', failure: { code: 'unreachable', message: 'refused' } };
    if (body !== undefined) return { kind: 'answered', status: 404, headers: {} };
    const address = new URL(url);
    const response: LoginResponse =
      address.pathname === NEXUS_PATH
        ? nexus({ host: address.host, isSecure: address.protocol === 'https:' })
        : await logIn(this.#service.core, {
            host: address.host,
            authorization: headers['Authorization'] ?? '',
            remoteAddress: '127.0.0.1',
          });
    const entries = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      kind: 'answered',
      status: response.status,
      headers: Object.fromEntries(entries) as Record<string, string>,
    };
  }

  #startService(): Service {
    const environment = {
      now: this.time.now,
      unixTime: () => 1_100_000_000_000 + this.time.now(),
      randomBytes: this.#randomBytes,
      md5,
      passwords: {
        hash: async (password: string) => `hashed ${password}`,
        verify: async (encoded: string, password: string) => encoded === `hashed ${password}`,
      },
      log: () => undefined,
    };
    return new Service(this.#store, environment, {
      requireChallenge: false,
      isRegistrationOpen: () => true,
    });
  }

  #nextWish(): number | undefined {
    const wishes = [
      this.time.next(),
      ...this.people.map((person) => person.messenger.deadline()),
      ...[...this.#connections].map((end) => end.connection.deadline()),
    ].filter((wish) => wish !== undefined);
    return wishes.length === 0 ? undefined : Math.max(Math.min(...wishes), this.time.now());
  }

  #expire(): void {
    const now = this.time.now();
    this.#service.sweep(now);
    for (const end of this.#connections) end.expire(now);
    for (const person of this.people) person.expire(now);
  }

  async #settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      for (const person of this.people) person.pump();
      await settle();
      for (const end of this.#connections) {
        end.flush();
        if (end.isGone) this.#connections.delete(end);
      }
    }
  }
}

/** The server's end of one line. */
class ServerEnd {
  readonly line: MemoryLine;
  readonly #now: () => number;
  readonly #entrance: ReturnType<Service['accept']>;
  isGone = false;

  constructor(service: Service, line: MemoryLine, now: () => number) {
    this.line = line;
    this.#now = now;
    const peer = {
      remoteAddress: '127.0.0.1',
      remotePort: 40_000,
      localAddress: SERVER,
      localPort: PORT,
    };
    this.#entrance = service.accept(peer, { wake: () => undefined });
  }

  get connection(): Connection {
    return this.#entrance.successor ?? this.#entrance;
  }

  received(bytes: Uint8Array): void {
    this.connection.receive(bytes, this.#now());
    this.flush();
  }

  closed(): void {
    this.connection.submit({ kind: 'lost' }, this.#now());
    this.isGone = true;
  }

  shutDown(now: number): void {
    this.connection.submit({ kind: 'shutDown' }, now);
    this.flush();
  }

  expire(now: number): void {
    const deadline = this.connection.deadline();
    if (deadline !== undefined && deadline <= now) this.connection.expire(now);
  }

  flush(): void {
    for (const output of this.connection.drain()) {
      if (output === 'close') this.line.close('far');
      else this.line.send('far', output.slice());
    }
  }
}
