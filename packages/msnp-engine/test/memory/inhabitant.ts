/** One person at a client of the engine, in a world without sockets; with a disk and an address of their own. */
import { createHash } from 'node:crypto';
import { type AccountName, parseAccountName } from '@nudge/msnp-codec';
import type { MemoryLine } from '@nudge/testkit';
import {
  Messenger,
  type MessengerEvent,
  type MessengerOutput,
  type MessengerRequest,
  type RequestOutcome,
  type SignInOptions,
  type Transfer,
} from '../../src/index.ts';
import { type MemoryDisk, MemoryStreams } from './memory-disk.ts';
import type { NetworkClient } from './memory-network.ts';
import type { World } from './world.ts';

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type EventOf<Type extends MessengerEvent['type']> = Extract<MessengerEvent, { readonly type: Type }>;

export const PASSWORD = 'secret enough';
export const PORT = 1863;
export const SERVER = 'server.example.com';

export function accountOf(name: string): AccountName {
  const account = parseAccountName(`${name}@example.com`);
  if (account === undefined) throw new Error(`${name} makes no account`);
  return account;
}

export const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();

/** One person at a client of the engine. */
export class Inhabitant implements NetworkClient {
  readonly account: AccountName;
  readonly address: string;
  readonly disk: MemoryDisk;
  readonly streams: MemoryStreams;
  readonly messenger: Messenger;
  events: MessengerEvent[] = [];
  /** Whether anything that came from the server was P2P, for whomever it was meant. */
  hasSeenP2p = false;
  readonly #world: World;
  readonly #lines = new Map<number, MemoryLine>();
  readonly #links = new Map<number, { readonly line: MemoryLine; readonly side: 'near' | 'far' }>();
  /** What came over paused links. */
  readonly #held = new Map<number, Uint8Array[]>();
  isStopped = false;
  /** Looked at when files first go to or come from somebody. */
  canListen = true;
  #nextId = 1;
  #nextUuid = 1;

  constructor(
    world: World,
    options: { readonly name: string; readonly address: string; readonly disk: MemoryDisk },
  ) {
    this.#world = world;
    const { name } = options;
    this.account = accountOf(name);
    this.address = options.address;
    this.disk = options.disk;
    this.streams = new MemoryStreams(options.disk, world.time, (stream, input) => {
      this.messenger.streamAnswered(stream, input, world.time.now());
      this.pump();
    });
    const canListen = (): boolean => this.canListen;
    this.messenger = new Messenger({
      md5,
      sha1: (bytes) => createHash('sha1').update(bytes).digest(),
      random: () => 0.5,
      unixTime: () => 1_100_000_000_000 + world.time.now(),
      createId: () => `${name}-${options.address}-${this.#nextUuid++}`,
      localAddress: () => options.address,
      get canListen() {
        return canListen();
      },
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
        server: { host: SERVER, port: PORT },
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

  /** The transfer of that name, as it is told of last. */
  transfer(name: string): Transfer {
    const found = this.all('transferChanged').filter((event) => event.transfer.name === name);
    const last = found.at(-1)?.transfer;
    if (last === undefined) throw new Error(`nothing is known of ${name}`);
    return last;
  }

  /** All phases it went through. */
  phasesOf(name: string): readonly string[] {
    const phases = this.all('transferChanged').filter(({ transfer }) => transfer.name === name);
    const kinds = phases.map(({ transfer }) => transfer.phase.kind);
    return kinds.filter((kind, index) => kind !== kinds[index - 1]);
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

  /** The application is gone, and everything that it had open. */
  stop(): void {
    this.isStopped = true;
    this.streams.isStopped = true;
    this.#world.network.forget(this);
    for (const line of [...this.#lines.values(), ...[...this.#links.values()].map((link) => link.line)])
      line.cut();
  }

  accepted(listener: number): number | undefined {
    return this.messenger.accepted(listener, this.#world.time.now());
  }

  attach(connection: number, line: MemoryLine, side: 'near' | 'far'): void {
    this.#links.set(connection, { line, side });
    this.#world.time.after(0, () => this.pump());
  }

  received(connection: number, bytes: Uint8Array): void {
    const held = this.#held.get(connection);
    if (held !== undefined) return void held.push(bytes);
    this.messenger.received(connection, bytes, this.#world.time.now());
    this.pump();
  }

  closed(connection: number, code: 'unreachable' | 'ended' = 'ended'): void {
    this.#links.delete(connection);
    this.messenger.closed(connection, { code, message: code }, this.#world.time.now());
    this.pump();
  }

  pump(): void {
    if (this.isStopped) return;
    for (let outputs = this.messenger.drain(); outputs.length > 0; outputs = this.messenger.drain()) {
      for (const output of outputs) this.#perform(output);
    }
  }

  #perform(output: MessengerOutput): void {
    const { time } = this.#world;
    switch (output.kind) {
      case 'open':
        return time.after(this.#world.latency(), () => this.#open(output));
      case 'write':
        return this.#write(output.connection, output.bytes.slice());
      case 'close':
        return this.#close(output.connection);
      case 'pause':
        return this.#pause(output.connection, output.isPaused);
      case 'listen': {
        const endpoint = this.#world.network.listen(this, output.listener);
        return time.after(1, () => {
          this.messenger.listening(output.listener, endpoint, time.now());
          this.pump();
        });
      }
      case 'stopListening':
        return this.#world.network.stopListening(this, output.listener);
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
      case 'webRequest':
        void this.#world.http(output.exchange).then((answer) =>
          time.after(this.#world.latency(), () => {
            this.messenger.webAnswered(output.id, answer, time.now());
            this.pump();
          }),
        );
        break;
      case 'cancelLogin':
      case 'cancelWebRequest':
        break;
      default:
        this.streams.perform(output);
    }
  }

  #open({ connection, host, port }: Extract<MessengerOutput, { readonly kind: 'open' }>): void {
    if (this.isStopped) return;
    if (host === SERVER) return this.#connect(connection);
    const line = this.#world.network.connect(this, connection, `${host}:${port}`);
    if (line === undefined) return this.closed(connection, 'unreachable');
    this.messenger.opened(connection, this.#world.time.now());
    this.pump();
  }

  #write(connection: number, bytes: Uint8Array): void {
    const link = this.#links.get(connection);
    if (link === undefined) return this.#lines.get(connection)?.send('near', bytes);
    // The messenger has the array back as soon as it is told so.
    link.line.send(link.side, bytes.slice());
    this.#world.time.after(1, () => {
      if (this.isStopped) return;
      this.messenger.wrote(connection, bytes.length, this.#world.time.now());
      this.pump();
    });
  }

  #close(connection: number): void {
    const link = this.#links.get(connection);
    link?.line.close(link.side);
    this.#links.delete(connection);
    this.#held.delete(connection);
    this.#lines.get(connection)?.close('near');
    this.#lines.delete(connection);
  }

  #pause(connection: number, isPaused: boolean): void {
    if (isPaused) {
      if (!this.#held.has(connection)) this.#held.set(connection, []);
      return;
    }
    const held = this.#held.get(connection) ?? [];
    this.#held.delete(connection);
    for (const bytes of held) this.received(connection, bytes);
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
        this.hasSeenP2p ||= Buffer.from(bytes).includes('P2P-Dest');
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
