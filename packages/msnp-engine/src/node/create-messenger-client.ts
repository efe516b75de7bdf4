/**
 * The messenger on real sockets: one loop that hands what happens to the machine and does what it wants done.
 * It decides nothing of the protocol.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { MessengerEvent, MessengerState } from '../messenger-events.ts';
import type { MessengerRequest } from '../messenger-requests.ts';
import { Messenger } from '../messenger.ts';
import type { MessengerOutput } from '../messenger-outputs.ts';
import { clientSystem } from './client-system.ts';
import { localeNumber } from './locale-number.ts';
import type { MessengerClient, MessengerClientOptions } from './messenger-client.ts';
import { getPassport } from './passport-http.ts';
import { connectTcp, type TcpConnection } from './tcp-connection.ts';

/** Makes a messenger that uses this computer's network, clock and chance. */
export function createMessengerClient(options: MessengerClientOptions): MessengerClient {
  return new Driver(createEnvironment(options));
}

function createEnvironment(options: MessengerClientOptions): MessengerEnvironment {
  const { clientName, clientVersion, locale, isBot = false } = options;
  return {
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    sha1: (bytes) => createHash('sha1').update(bytes).digest(),
    random: Math.random,
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

class Driver implements MessengerClient {
  readonly #messenger: Messenger;
  readonly #connections = new Map<number, TcpConnection>();
  readonly #logins = new Map<number, () => void>();
  readonly #listeners = new Set<(event: MessengerEvent) => void>();
  #timer: NodeJS.Timeout | undefined;
  #isPumpDue = false;
  #isPumping = false;
  #isClosed = false;

  constructor(environment: MessengerEnvironment) {
    this.#messenger = new Messenger(environment);
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
    for (const cancel of this.#logins.values()) cancel();
    this.#connections.clear();
    this.#logins.clear();
    this.#listeners.clear();
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
        return this.#open(output.connection, output.host, output.port);
      case 'write':
        return this.#connections.get(output.connection)?.write(output.bytes);
      case 'close':
        this.#connections.get(output.connection)?.end();
        this.#connections.delete(output.connection);
        return;
      case 'login':
        this.#logins.set(
          output.id,
          getPassport(output.exchange, (answer) => {
            this.#logins.delete(output.id);
            this.#messenger.loginAnswered(output.id, answer, now());
            this.#pump();
          }),
        );
        return;
      case 'cancelLogin':
        this.#logins.get(output.id)?.();
        this.#logins.delete(output.id);
        return;
      case 'event':
        for (const listener of this.#listeners) listener(output.event);
        break;
      default:
    }
  }

  #open(connection: number, host: string, port: number): void {
    const handlers = {
      opened: () => this.#input(() => this.#messenger.opened(connection, now())),
      received: (bytes: Uint8Array) => this.#input(() => this.#messenger.received(connection, bytes, now())),
      closed: (cause: Parameters<Messenger['closed']>[1]) => {
        this.#connections.delete(connection);
        this.#input(() => this.#messenger.closed(connection, cause, now()));
      },
    };
    this.#connections.set(connection, connectTcp(host, port, handlers));
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
