/**
 * TCP between two hosts in memory: listeners by port, connections with latency in order, a window that is full while
 * the reader is paused, and cuts.
 */
import { encodeUtf8 } from '@nudge/msnp-codec';
import type { ManualTime } from '@nudge/testkit';
import type { ConnectionId } from '../../src/switchboard/switchboard-pool.ts';
import type { LinkHost, LinkUser, ListenerId, ListeningEndpoint } from '../../src/transfer/link-port.ts';

const FIRST_PORT = 6891;
/** Largest piece that is read at once, as a socket would give it. */
const READ_BYTES = 64 * 1024;

interface End {
  readonly id: ConnectionId;
  /** Undefined once it has closed: nothing is told to it any more. */
  user: LinkUser | undefined;
  isPaused: boolean;
  /** Written by the other end, and not read. */
  readonly unread: Uint8Array[];
  endsAfterUnread: boolean;
  lastArrival: number;
}

interface Listener {
  readonly id: ListenerId;
  readonly port: number;
  /** Who gets what connects: always the same, or a new one each time. */
  readonly user: () => LinkUser;
}

/** A connection in the hands of a test: text goes in, and what came stands there as text, one character a byte. */
export class RawSocket implements LinkUser {
  heard = '';
  isClosed = false;
  #write: (bytes: Uint8Array) => void = () => undefined;
  #close: () => void = () => undefined;

  over(write: (bytes: Uint8Array) => void, close: () => void): this {
    this.#write = write;
    this.#close = close;
    return this;
  }

  send(data: string | Uint8Array): void {
    this.#write(typeof data === 'string' ? encodeUtf8(data) : data);
  }

  close(): void {
    this.#close();
  }

  opened(): void {
    // A test sends when it likes.
  }

  closed(): void {
    this.isClosed = true;
  }

  received(_connection: ConnectionId, bytes: Uint8Array): void {
    this.heard += Buffer.from(bytes).toString('latin1');
  }

  wrote(): void {
    // Tests send little.
  }

  listening(): void {
    // Its port is known.
  }

  accepted(): void {
    // See the listener of a test.
  }
}

export class MemoryLinks {
  readonly #time: ManualTime;
  readonly #latency: () => number;
  readonly #listeners = new Map<ListenerId, Listener>();
  readonly #peers = new Map<End, End>();
  readonly #ends = new Map<ConnectionId, End>();
  #nextId = 1;
  /** Addresses at which nobody is found. */
  readonly dead = new Set<string>();
  /** Every port connected to, in order. */
  readonly attempts: string[] = [];
  hasFreePort = true;
  endpoint: Partial<ListeningEndpoint> = {};
  /** Sees, and may change, each piece on its way. */
  meddle: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes;
  /** Bytes that have passed, of all connections. */
  passedBytes = 0;
  /** Called as bytes have passed. */
  passed: () => void = () => undefined;
  pieceBytes = READ_BYTES;

  constructor(time: ManualTime, latency: () => number) {
    this.#time = time;
    this.#latency = latency;
  }

  get listeners(): readonly Listener[] {
    return [...this.#listeners.values()];
  }

  get openConnections(): number {
    return this.#ends.size;
  }

  hostOf(user: () => LinkUser): LinkHost & { readonly paused: boolean[] } {
    const paused: boolean[] = [];
    return {
      paused,
      connect: (host, port) => this.#connect(host, port, user()),
      write: (connection, bytes) => this.#write(connection, bytes),
      close: (connection) => this.#close(connection),
      pause: (connection, isPaused) => {
        paused.push(isPaused);
        this.#pause(connection, isPaused);
      },
      listen: () => this.#listen(user()),
      stopListening: (listener) => void this.#listeners.delete(listener),
    };
  }

  /** Somebody connects to whoever listens. */
  stranger(port = this.listeners[0]?.port ?? 0): RawSocket {
    const socket = new RawSocket();
    const id = this.#connect('127.0.0.1', port, socket);
    return socket.over(
      (bytes) => this.#write(id, bytes),
      () => this.#close(id),
    );
  }

  /** A listener of a test; gives its port, and the connections that come. */
  foreignListener(): { readonly port: number; readonly sockets: readonly RawSocket[] } {
    const sockets: RawSocket[] = [];
    const port = this.#nextPort();
    const accepted = (): RawSocket => {
      const socket = new RawSocket();
      sockets.push(socket);
      return socket;
    };
    this.#listeners.set(this.#nextId++, { id: 0, port, user: accepted });
    return { port, sockets };
  }

  /** Every connection breaks, both ends told. */
  cutAll(): void {
    for (const end of this.#ends.values()) {
      end.unread.length = 0;
      this.#end(end);
    }
  }

  /** From now on nothing arrives, and nobody is told. */
  goDead(): void {
    for (const end of this.#ends.values()) end.isPaused = true;
  }

  #listen(user: LinkUser): ListenerId {
    const id = this.#nextId++;
    const port = this.#nextPort();
    const { hasFreePort } = this;
    if (hasFreePort) this.#listeners.set(id, { id, port, user: () => user });
    this.#time.after(this.#latency(), () => {
      const endpoint = { port, addresses: ['127.0.0.1'], ...this.endpoint };
      user.listening(id, hasFreePort ? endpoint : undefined, this.#time.now());
    });
    return id;
  }

  #nextPort(): number {
    const used = new Set(this.listeners.map(({ port }) => port));
    let port = FIRST_PORT;
    while (used.has(port)) port++;
    return port;
  }

  #connect(host: string, port: number, user: LinkUser): ConnectionId {
    const near = this.#createEnd(user);
    this.attempts.push(`${host}:${port}`);
    this.#time.after(this.#latency(), () => {
      const listener = this.listeners.find((candidate) => candidate.port === port);
      if (listener === undefined || this.dead.has(host)) this.#end(near);
      else this.#join(near, listener);
    });
    return near.id;
  }

  #join(near: End, listener: Listener): void {
    const user = listener.user();
    const far = this.#createEnd(user);
    this.#peers.set(near, far).set(far, near);
    if (user instanceof RawSocket) {
      user.over(
        (bytes) => this.#write(far.id, bytes),
        () => this.#close(far.id),
      );
    }
    if (listener.id > 0) user.accepted(listener.id, far.id, this.#time.now());
    if (near.user === undefined) this.#arrange(far, () => this.#end(far));
    else near.user.opened(near.id, this.#time.now());
  }

  #createEnd(user: LinkUser): End {
    const end: End = {
      id: this.#nextId++,
      user,
      isPaused: false,
      unread: [],
      endsAfterUnread: false,
      lastArrival: 0,
    };
    this.#ends.set(end.id, end);
    return end;
  }

  #write(connection: ConnectionId, bytes: Uint8Array): void {
    const end = this.#ends.get(connection);
    const other = end === undefined ? undefined : this.#peers.get(end);
    if (other === undefined) return;
    for (let at = 0; at < bytes.length; at += this.pieceBytes) {
      const piece = bytes.slice(at, at + this.pieceBytes);
      this.#arrange(other, () => {
        other.unread.push(piece);
        this.#read(other);
      });
    }
  }

  #read(end: End): void {
    const writer = this.#peers.get(end);
    while (!end.isPaused) {
      const piece = end.unread.shift();
      if (piece === undefined) return end.endsAfterUnread ? this.#end(end) : undefined;
      this.passedBytes += piece.length;
      end.user?.received(end.id, this.meddle(piece), this.#time.now());
      writer?.user?.wrote(writer.id, piece.length, this.#time.now());
      this.passed();
    }
  }

  #pause(connection: ConnectionId, isPaused: boolean): void {
    const end = this.#ends.get(connection);
    if (end === undefined) return;
    end.isPaused = isPaused;
    if (!isPaused) this.#time.after(0, () => this.#read(end));
  }

  /** The other end hears of it after what was written. */
  #close(connection: ConnectionId): void {
    const end = this.#ends.get(connection);
    if (end === undefined) return;
    end.user = undefined;
    this.#ends.delete(connection);
    const other = this.#peers.get(end);
    if (other === undefined) return;
    this.#arrange(other, () => {
      other.endsAfterUnread = true;
      this.#read(other);
    });
  }

  /** Tells whoever is there that it is over. */
  #end(end: End): void {
    const { user } = end;
    end.user = undefined;
    if (this.#ends.delete(end.id)) user?.closed(end.id, { code: 'ended', message: 'over' }, this.#time.now());
  }

  /** After the latency, and not before what was arranged earlier. */
  #arrange(end: End, action: () => void): void {
    end.lastArrival = Math.max(end.lastArrival, this.#time.now() + this.#latency());
    this.#time.after(end.lastArrival - this.#time.now(), action);
  }
}
