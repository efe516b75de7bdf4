/**
 * The messenger on real sockets: one loop that hands what happens to the machine and does what it wants done.
 * It decides nothing of the protocol.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { HttpAnswer } from '../core/http-exchange.ts';
import type { MessengerEvent, MessengerState } from '../messenger-events.ts';
import type { MessengerRequest } from '../messenger-requests.ts';
import { Messenger } from '../messenger.ts';
import type { MessengerOutput } from '../messenger-outputs.ts';
import { clientSystem } from './client-system.ts';
import { localeNumber } from './locale-number.ts';
import { makeExchange } from './make-exchange.ts';
import type { MessengerClient, MessengerClientOptions } from './messenger-client.ts';
import { localAddresses, type PortRange } from './listeners.ts';
import { type DoorOptions, PeerDoors } from './peer-doors.ts';
import { findGateway } from './port-mapping/find-gateway.ts';
import { PortMapper } from './port-mapping/port-mapper.ts';
import type { SocketOptions } from './open-socket.ts';
import { connectLine, type LineHandlers, type TcpConnection, wrapTcp } from './tcp-connection.ts';
import { TransferFiles } from './transfer-files/transfer-files.ts';

/** What file transfer has always used. */
const TRANSFER_PORTS: PortRange = { first: 6891, last: 6900 };

/** Makes a messenger that uses this computer's network, clock and chance. */
export function createMessengerClient(options: MessengerClientOptions): MessengerClient {
  const { proxy } = options;
  const socketOptions = proxy === undefined ? {} : { proxy };
  return new Driver(createEnvironment(options), doorOptions(options), socketOptions);
}

function doorOptions({
  transferPorts = TRANSFER_PORTS,
  mapPorts = false,
  natPmpThread,
  proxy,
}: MessengerClientOptions): DoorOptions {
  // What comes in would go round the proxy.
  if (transferPorts === 'none' || proxy !== undefined) return {};
  if (!mapPorts) return { range: transferPorts };
  return { range: transferPorts, mapper: new PortMapper({ findGateway: () => findGateway(natPmpThread) }) };
}

function createEnvironment(options: MessengerClientOptions): MessengerEnvironment {
  const { clientName, clientVersion, locale, isBot = false, transferPorts, proxy } = options;
  return {
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    sha1: (bytes) => createHash('sha1').update(bytes).digest(),
    random: Math.random,
    unixTime: Date.now,
    localAddress: () => localAddresses()[0],
    canListen: transferPorts !== 'none' && proxy === undefined,
    createId: randomUUID,
    client: {
      name: clientName,
      version: clientVersion,
      system: clientSystem(),
      locale: localeNumber(locale),
      isBot,
    },
  };
}

/** Longest a timer of Node may run, in milliseconds. */
const TIMER_MAX = 0x7fff_ffff;

type ExchangeOutput = Extract<MessengerOutput, { readonly kind: 'login' | 'webRequest' }>;
type OpenOutput = Extract<MessengerOutput, { readonly kind: 'open' }>;

class Driver implements MessengerClient {
  readonly #messenger: Messenger;
  readonly #connections = new Map<number, TcpConnection>();
  /** What cancels them. */
  readonly #exchanges = new Map<number, () => void>();
  readonly #doors: PeerDoors;
  readonly #files: TransferFiles;
  readonly #socketOptions: Pick<SocketOptions, 'proxy'>;
  readonly #listeners = new Set<(event: MessengerEvent) => void>();
  #timer: NodeJS.Timeout | undefined;
  #isPumpDue = false;
  #isPumping = false;
  #isClosed = false;

  constructor(
    environment: MessengerEnvironment,
    doors: DoorOptions,
    socketOptions: Pick<SocketOptions, 'proxy'>,
  ) {
    this.#socketOptions = socketOptions;
    this.#messenger = new Messenger(environment);
    this.#doors = new PeerDoors(doors, {
      listening: (listener, endpoint) =>
        this.#input(() => this.#messenger.listening(listener, endpoint, now())),
      accepted: (listener, socket) => this.#accepted(listener, socket),
    });
    this.#files = new TransferFiles((stream, input) =>
      this.#input(() => this.#messenger.streamAnswered(stream, input, now())),
    );
  }

  get state(): MessengerState {
    return this.#messenger.state;
  }

  submit(request: MessengerRequest): void {
    this.#messenger.submit(request, now());
    this.#pumpSoon();
  }

  subscribe(listener: (event: MessengerEvent) => void): () => void {
    // A wrapper of its own, so that the same function may be added twice.
    const entry = (event: MessengerEvent): void => listener(event);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#messenger.submit({ type: 'signOut', id: 'close' }, now());
    this.#pump();
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const connection of this.#connections.values()) connection.end();
    for (const cancel of this.#exchanges.values()) cancel();
    this.#connections.clear();
    this.#exchanges.clear();
    this.#listeners.clear();
    this.#doors.closeAll();
    void this.#files.close();
  }

  /** At the end of the tick, so that whoever asks has time to wait for the answer, and writes gather. */
  #pumpSoon(): void {
    if (this.#isPumpDue) return;
    this.#isPumpDue = true;
    queueMicrotask(() => {
      this.#isPumpDue = false;
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#isPumping || this.#isClosed) return;
    this.#isPumping = true;
    try {
      for (let outputs = this.#messenger.drain(); outputs.length > 0; outputs = this.#messenger.drain()) {
        for (const output of outputs) this.#perform(output);
      }
    } finally {
      this.#isPumping = false;
    }
    this.#setTimer();
  }

  #perform(output: MessengerOutput): void {
    switch (output.kind) {
      case 'open':
        return this.#open(output);
      case 'write':
        return this.#connections.get(output.connection)?.write(output.bytes);
      case 'close':
        this.#connections.get(output.connection)?.end();
        this.#connections.delete(output.connection);
        return;
      case 'pause':
        return this.#connections.get(output.connection)?.pause(output.isPaused);
      case 'listen':
        return void this.#doors.open(output.listener);
      case 'stopListening':
        return this.#doors.close(output.listener);
      case 'login':
        return this.#exchange(output, (answer) => this.#messenger.loginAnswered(output.id, answer, now()));
      case 'webRequest':
        return this.#exchange(output, (answer) => this.#messenger.webAnswered(output.id, answer, now()));
      case 'cancelLogin':
      case 'cancelWebRequest':
        this.#exchanges.get(output.id)?.();
        this.#exchanges.delete(output.id);
        return;
      case 'event':
        for (const listener of this.#listeners) listener(output.event);
        break;
      default:
        this.#files.perform(output);
    }
  }

  #exchange({ id, exchange }: ExchangeOutput, answered: (answer: HttpAnswer) => void): void {
    const cancel = makeExchange(exchange, this.#socketOptions, (answer) => {
      this.#exchanges.delete(id);
      answered(answer);
      this.#pump();
    });
    this.#exchanges.set(id, cancel);
  }

  #open({ kind: _open, connection, host, port, ...line }: OpenOutput): void {
    const opened = (): void => this.#input(() => this.#messenger.opened(connection, now()));
    const whole = { opened, ...this.#lineHandlers(connection) };
    const handlers = line.isLink ? this.#withWrites(connection, whole) : whole;
    const options = { ...this.#socketOptions, ...line };
    this.#connections.set(connection, connectLine({ host, port }, options, handlers));
  }

  /** The messenger numbers it, or does not want it. */
  #accepted(listener: number, socket: Socket): void {
    const connection = this.#isClosed ? undefined : this.#messenger.accepted(listener, now());
    if (connection === undefined) {
      socket.destroy();
      return;
    }
    const handlers = this.#withWrites(connection, this.#lineHandlers(connection));
    this.#connections.set(connection, wrapTcp(socket, handlers));
    this.#pump();
  }

  /** Only where somebody counts what is on its way: lines to servers are spared it. */
  #withWrites<Handlers extends LineHandlers>(connection: number, handlers: Handlers): Handlers {
    const wrote = (bytes: number): void => this.#input(() => this.#messenger.wrote(connection, bytes, now()));
    return { ...handlers, wrote };
  }

  #lineHandlers(connection: number): LineHandlers {
    return {
      received: (bytes) => this.#input(() => this.#messenger.received(connection, bytes, now())),
      closed: (cause) => {
        this.#connections.delete(connection);
        this.#input(() => this.#messenger.closed(connection, cause, now()));
      },
    };
  }

  #input(feed: () => void): void {
    if (this.#isClosed) return;
    feed();
    this.#pump();
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const deadline = this.#messenger.deadline();
    if (deadline === undefined || this.#isClosed) return;
    const wait = Math.min(Math.max(Math.ceil(deadline - now()), 0), TIMER_MAX);
    this.#timer = setTimeout(() => this.#input(() => this.#messenger.expire(now())), wait);
  }
}

/** A clock that never goes back, in milliseconds. */
function now(): number {
  return performance.now();
}
