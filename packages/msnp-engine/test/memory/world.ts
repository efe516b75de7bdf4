/**
 * A server and any number of clients in one process, without sockets, on one manual clock. Lines have latency
 * and can be cut or go dead; the server can go down and come back with its accounts.
 */
import { createHash } from 'node:crypto';
import { type AccountName, parseAccountName } from '@nudge/msnp-codec';
import { type Connection, logIn, type LoginResponse, nexus, NEXUS_PATH, Service } from '@nudge/msnp-server';
import { openSqliteStore } from '@nudge/msnp-server/node';
import { ManualTime, MemoryLine } from '@nudge/testkit';
import {
  type HttpAnswer,
  type HttpExchange,
  Messenger,
  type MessengerEvent,
  type MessengerOutput,
  type MessengerRequest,
  type RequestOutcome,
  type SignInOptions,
} from '../../src/index.ts';

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type EventOf<Type extends MessengerEvent['type']> = Extract<MessengerEvent, { readonly type: Type }>;
type Store = Awaited<ReturnType<typeof openSqliteStore>>;

export const PASSWORD = 'secret enough';
const LATENCY = 20;
const PORT = 1863;

export function accountOf(name: string): AccountName {
  const account = parseAccountName(`${name}@example.com`);
  if (account === undefined) throw new Error(`${name} makes no account`);
  return account;
}

const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();

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
  readonly people: Inhabitant[] = [];
  readonly #store: Store;
  readonly #randomBytes = countedBytes();
  #service: Service;
  #isUp = true;
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

  person(name: string): Inhabitant {
    const person = new Inhabitant(this, name);
    this.people.push(person);
    return person;
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

  async http({ url, headers }: HttpExchange): Promise<HttpAnswer> {
    if (!this.#isUp) return { kind: 'failed', failure: { code: 'unreachable', message: 'refused' } };
    const address = new URL(url);
    const response: LoginResponse =
      address.pathname === NEXUS_PATH
        ? nexus(address.host)
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
      localAddress: 'server.example.com',
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

/** One person at a client of the engine. */
export class Inhabitant {
  readonly account: AccountName;
  readonly messenger: Messenger;
  events: MessengerEvent[] = [];
  readonly #world: World;
  readonly #lines = new Map<number, MemoryLine>();
  #nextId = 1;
  #nextUuid = 1;

  constructor(world: World, name: string) {
    this.#world = world;
    this.account = accountOf(name);
    this.messenger = new Messenger({
      md5,
      sha1: (bytes) => createHash('sha1').update(bytes).digest(),
      random: () => 0.5,
      createId: () => `${name}-${this.#nextUuid++}`,
      client: {
        name: 'Nudge',
        version: '0.1.0',
        system: { name: 'winnt', version: '5.1', architecture: 'i386' },
        locale: '0x0409',
        isBot: false,
      },
    });
  }

  get lines(): readonly MemoryLine[] {
    return [...this.#lines.values()];
  }

  /** The first line: that to the notification server. */
  get notificationLine(): MemoryLine | undefined {
    return this.lines[0];
  }

  submit(request: WithoutId<MessengerRequest>): string {
    const id = `request-${this.#nextId++}`;
    this.messenger.submit({ ...request, id }, this.#world.time.now());
    this.pump();
    return id;
  }

  signIn(options: Partial<SignInOptions> = {}): string {
    return this.submit({
      type: 'signIn',
      options: {
        server: { host: 'server.example.com', port: PORT },
        http: 'http://login.example.com',
        account: this.account,
        password: PASSWORD,
        status: 'online',
        ...options,
      },
    });
  }

  open(other: Inhabitant): string {
    const id = this.submit({ type: 'openConversation', account: other.account });
    const outcome = this.outcomeOf(id);
    if (outcome?.ok !== true || outcome.conversationId === undefined) throw new Error('no conversation');
    return outcome.conversationId;
  }

  say(conversationId: string, lineId: string, text = lineId): string {
    return this.submit({ type: 'sendText', conversationId, lineId, text });
  }

  outcomeOf(id: string): RequestOutcome | undefined {
    const settled = this.all('requestSettled').filter((event) => event.id === id);
    if (settled.length > 1) throw new Error(`${id} was settled ${settled.length} times`);
    return settled[0]?.outcome;
  }

  all<Type extends MessengerEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Texts that arrived, in order. */
  get heard(): readonly string[] {
    return this.all('textReceived').map(({ text }) => text);
  }

  /** All states a line went through. */
  fateOf(lineId: string): readonly string[] {
    return this.all('lineChanged')
      .filter((event) => event.lineId === lineId)
      .map(({ state }) => state);
  }

  expire(now: number): void {
    const deadline = this.messenger.deadline();
    if (deadline !== undefined && deadline <= now) this.messenger.expire(now);
    this.pump();
  }

  pump(): void {
    for (let outputs = this.messenger.drain(); outputs.length > 0; outputs = this.messenger.drain()) {
      for (const output of outputs) this.#perform(output);
    }
  }

  #perform(output: MessengerOutput): void {
    const { time } = this.#world;
    switch (output.kind) {
      case 'open':
        return time.after(this.#world.latency(), () => this.#connect(output.connection));
      case 'write':
        return this.#lines.get(output.connection)?.send('near', output.bytes.slice());
      case 'close':
        this.#lines.get(output.connection)?.close('near');
        this.#lines.delete(output.connection);
        return;
      case 'login':
        void this.#world.http(output.exchange).then((answer) =>
          time.after(this.#world.latency(), () => {
            this.messenger.loginAnswered(output.id, answer, time.now());
            this.pump();
          }),
        );
        return;
      case 'event':
        this.events.push(output.event);
        break;
      default:
    }
  }

  #connect(connection: number): void {
    const { time } = this.#world;
    const closed = (code: 'unreachable' | 'ended'): void => {
      this.#lines.delete(connection);
      this.messenger.closed(connection, { code, message: code }, time.now());
      this.pump();
    };
    const line = this.#world.connect({
      received: (bytes) => {
        this.messenger.received(connection, bytes, time.now());
        this.pump();
      },
      closed: () => closed('ended'),
    });
    if (line === undefined) return closed('unreachable');
    this.#lines.set(connection, line);
    this.messenger.opened(connection, time.now());
    this.pump();
  }
}
