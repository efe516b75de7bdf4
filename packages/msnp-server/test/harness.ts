/** A whole service in memory under a manual clock, and clients that speak raw lines to it. */
import { createHash } from 'node:crypto';
import {
  decodeUtf8,
  encodeUtf8,
  FrameReader,
  type ConnectionKind,
  type Frame,
  type ProtocolVersion,
} from '@nudge/msnp-codec';
import type { Environment, LogEntry } from '../src/core/environment.ts';
import type { Peer } from '../src/front/command-runner.ts';
import { logIn } from '../src/front/passport/login-routes.ts';
import type { Connection, Waker } from '../src/front/send-queue.ts';
import type { Entrance } from '../src/front/entrance.ts';
import { openSqliteStore } from '../src/node/sqlite-store.ts';
import { Service, type ServiceOptions } from '../src/server.ts';
import type { Store } from '../src/store/store.ts';

/** Lets promises and everything behind them run. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 4; step++) await new Promise((resolve) => setImmediate(resolve));
}

export class ManualClock {
  time = 1_000_000;
  now = (): number => this.time;
  unixTime = (): number => 1_100_000_000_000 + this.time;
}

function countingRandom(): (count: number) => Uint8Array {
  let seed = 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at++) bytes[at] = createHash('md5').update(`${seed++}`).digest()[0] ?? 0;
    return bytes;
  };
}

export interface HarnessOptions extends Partial<ServiceOptions> {
  readonly store?: Store;
}

export class Harness {
  readonly clock = new ManualClock();
  readonly log: LogEntry[] = [];
  readonly service: Service;
  readonly clients = new Set<MemoryClient>();
  /** The last one of each name. */
  readonly tickets = new Map<string, string>();
  #port = 40_000;

  private constructor(store: Store, options: HarnessOptions) {
    const environment: Environment = {
      now: this.clock.now,
      unixTime: this.clock.unixTime,
      randomBytes: countingRandom(),
      md5: (bytes) => createHash('md5').update(bytes).digest(),
      passwords: {
        hash: async (password) => `hashed ${password}`,
        verify: async (encoded, password) => encoded === `hashed ${password}`,
      },
      log: (entry) => this.log.push(entry),
    };
    this.service = new Service(store, environment, {
      requireChallenge: false,
      isRegistrationOpen: () => false,
      ...options,
    });
  }

  static async open(options: HarnessOptions = {}): Promise<Harness> {
    return new Harness(options.store ?? (await openSqliteStore({ file: ':memory:' })), options);
  }

  /** Accounts named `name@example.com` with the password `secret`, all for old clients too. */
  async accounts(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.service.createAccount({
        address: `${name}@example.com`,
        password: 'secret',
        name: name[0]?.toUpperCase() + name.slice(1),
        legacyMd5: true,
      });
    }
  }

  befriend(first: string, second: string): Promise<void> {
    return this.service.befriend(`${first}@example.com`, `${second}@example.com`);
  }

  connect(kind: ConnectionKind = 'notification', remoteAddress = '127.0.0.1'): MemoryClient {
    const client = new MemoryClient(this, kind, { remoteAddress, remotePort: this.#port++ });
    this.clients.add(client);
    return client;
  }

  /** A ticket from the login page. */
  async ticket(name: string, password = 'secret', remoteAddress = '127.0.0.1'): Promise<string | number> {
    const account = encodeURIComponent(`${name}@example.com`);
    const response = await logIn(this.service.core, {
      host: 'localhost',
      authorization: `Passport1.4 OrgVerb=GET,OrgURL=x,sign-in=${account},pwd=${encodeURIComponent(password)},lc=1`,
      remoteAddress,
    });
    const info = response.headers['Authentication-Info'];
    const ticket = /from-PP='([^']*)'/.exec(info ?? '')?.[1];
    if (ticket !== undefined) this.tickets.set(name, ticket);
    return ticket ?? response.status;
  }

  /** Signed in, nothing said about lists or status yet; what arrived so far is dropped. */
  async signIn(name: string, version: ProtocolVersion): Promise<MemoryClient> {
    const client = this.connect();
    client.say(`VER 1 MSNP${version} CVR0`);
    const address = `${name}@example.com`;
    if (version < 8) {
      client.say('INF 2', `USR 3 MD5 I ${address}`);
      const salt = /USR 3 MD5 S (\S+)/.exec((await client.hear()).join('\n'))?.[1] ?? '';
      client.say(`USR 4 MD5 S ${createHash('md5').update(`${salt}secret`).digest('hex')}`);
    } else {
      client.say(`CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5 MSMSGS ${address}`, `USR 3 TWN I ${address}`);
      client.say(`USR 4 TWN S ${await this.ticket(name)}`);
    }
    const lines = await client.hear();
    if (!lines.some((line) => line.startsWith(`USR 4 OK ${address}`))) {
      throw new Error(`sign-in failed: ${lines.join(' | ')}`);
    }
    return client;
  }

  /** Signed in and online; what arrived so far is dropped. */
  async online(name: string, version: ProtocolVersion): Promise<MemoryClient> {
    const client = await this.signIn(name, version);
    client.say(version < 8 ? 'CHG 9 NLN' : 'CHG 9 NLN 32');
    await client.hear();
    return client;
  }

  /** A switchboard of this client's own; what arrived so far is dropped. */
  async switchboard(client: MemoryClient, name: string): Promise<MemoryClient> {
    client.say('XFR 50 SB');
    const cookie = (await client.hear()).join('\n').match(/CKI (\S+)/)?.[1] ?? '';
    const board = this.connect('switchboard');
    board.say(`USR 1 ${name}@example.com ${cookie}`);
    await board.hear();
    return board;
  }

  /** Calls somebody into a switchboard and answers for them; what arrived so far is dropped. */
  async join(board: MemoryClient, callee: MemoryClient, name: string): Promise<MemoryClient> {
    board.say(`CAL 60 ${name}@example.com`);
    const ring = (await callee.hear()).find((line) => line.startsWith('RNG'))?.split(' ') ?? [];
    const joined = this.connect('switchboard');
    joined.say(`ANS 1 ${name}@example.com ${ring[4]} ${ring[1]}`);
    await joined.hear();
    await board.hear();
    return joined;
  }

  /** Lets time pass for everything that has a deadline. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.time += milliseconds;
    this.service.sweep(this.clock.time);
    for (const client of this.clients) client.expire(this.clock.time);
    await settle();
  }
}

export class MemoryClient implements Waker, Peer {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress = '127.0.0.1';
  readonly localPort = 1863;
  readonly #harness: Harness;
  readonly #reader: FrameReader;
  readonly #entrance: Entrance;
  #heard: string[] = [];
  readonly #payloads: Uint8Array[] = [];
  isClosed = false;
  writes = 0;

  constructor(harness: Harness, kind: ConnectionKind, peer: Pick<Peer, 'remoteAddress' | 'remotePort'>) {
    this.#harness = harness;
    this.remoteAddress = peer.remoteAddress;
    this.remotePort = peer.remotePort;
    this.#reader = new FrameReader({ side: 'server', connection: kind });
    this.#entrance = harness.service.accept(this, this);
  }

  get connection(): Connection {
    return this.#entrance.successor ?? this.#entrance;
  }

  get payloads(): readonly Uint8Array[] {
    return this.#payloads;
  }

  /** Sends whole lines. */
  say(...lines: readonly string[]): void {
    this.sayRaw(lines.map((line) => `${line}\r\n`).join(''));
  }

  /** Sends text or bytes as they are. */
  sayRaw(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? encodeUtf8(data) : data;
    this.connection.receive(bytes, this.#harness.clock.now());
  }

  /** Everything that arrived since the last call, one text per command, payload after the line. */
  async hear(): Promise<readonly string[]> {
    await settle();
    this.drain();
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  /** The end of the network connection, seen from the server. */
  hangUp(): void {
    this.isClosed = true;
    this.connection.submit({ kind: 'lost' }, this.#harness.clock.now());
  }

  wake(): void {
    this.writes++;
  }

  expire(now: number): void {
    const deadline = this.connection.deadline();
    if (deadline !== undefined && deadline <= now) this.connection.expire(now);
  }

  drain(): void {
    for (const output of this.connection.drain()) {
      if (output === 'close') this.isClosed = true;
      else this.#read(output);
    }
  }

  #read(bytes: Uint8Array): void {
    for (const result of this.#reader.receive(bytes)) {
      if (!result.ok) throw new Error(`the server sent what cannot be framed: ${result.fault.message}`);
      this.#heard.push(textOf(result.frame));
      if (result.frame.payload !== undefined) this.#payloads.push(Uint8Array.from(result.frame.payload));
    }
  }
}

function textOf({ verb, args, payload }: Frame): string {
  const line = [verb, ...args].join(' ');
  return payload === undefined ? line : `${line}\n${decodeUtf8(payload)}`;
}
