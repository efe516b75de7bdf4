/** TCP in memory between two computers: latency, back-pressure, cuts, black holes, and a firewall. */
import type { ManualTime } from '@nudge/testkit';
import type { LinkHost, LinkUser } from '../../src/transfer/link-port.ts';

const LATENCY = 2;
/** Bytes that are on their way or unread at most, in one direction: more are taken later. */
const PIPE_BYTES = 256 * 1024;

interface Half {
  readonly user: () => LinkUser;
  readonly connection: number;
  isPaused: boolean;
  isClosed: boolean;
  /** Written and not yet taken. */
  waiting: Uint8Array[];
  /** On its way to the other half, or there and not read. */
  piped: number;
  /** Arrived while nothing was read. */
  unread: Uint8Array[];
}

interface Line {
  readonly near: Half;
  readonly far: Half;
  isDead: boolean;
}

interface Listener {
  readonly name: string;
  readonly id: number;
  readonly port: number;
  isOpen: boolean;
}

export class MemoryNetwork {
  readonly #time: ManualTime;
  readonly #listeners: Listener[] = [];
  readonly lines: Line[] = [];
  readonly #users = new Map<string, () => LinkUser>();
  /** Whether anybody may listen, and whether connections get through. */
  canListen = true;
  isFiltered = false;
  /** Whether the system takes what is written to a dead connection, as if all were well. */
  swallows = false;
  #nextId = 1;
  #nextPort = 6_891;

  constructor(time: ManualTime) {
    this.#time = time;
  }

  get openListeners(): readonly Listener[] {
    return this.#listeners.filter(({ isOpen }) => isOpen);
  }

  hostFor(name: string, user: () => LinkUser): LinkHost {
    this.#users.set(name, user);
    return {
      connect: (_host, port) => this.connect(user, port),
      write: (connection, bytes) => this.#write(connection, bytes),
      close: (connection) => this.#close(connection),
      pause: (connection, isPaused) => this.#pause(connection, isPaused),
      listen: () => this.#listen(name, user),
      stopListening: (listener) => {
        for (const other of this.#listeners) if (other.id === listener) other.isOpen = false;
      },
    };
  }

  /** Everything on the way is lost, and both ends learn of it. */
  cut(): void {
    for (const line of this.lines) {
      if (line.isDead) continue;
      line.isDead = true;
      this.#tellClosed(line.near);
      this.#tellClosed(line.far);
    }
  }

  /** From now on nothing gets through, and nobody is told. */
  goDead(): void {
    for (const line of this.lines) {
      line.isDead = true;
      this.#push(line, line.near, line.far);
      this.#push(line, line.far, line.near);
    }
  }

  #listen(name: string, user: () => LinkUser): number {
    const id = this.#nextId++;
    const port = this.#nextPort++;
    const listener = { name, id, port, isOpen: this.canListen };
    if (this.canListen) this.#listeners.push(listener);
    const endpoint = this.canListen ? { port, addresses: ['10.0.0.1', '127.0.0.1'] } : undefined;
    this.#time.after(0, () => user().listening(id, endpoint, this.#time.now()));
    return id;
  }

  /** Connects somebody to whoever listens on a port. */
  connect(user: () => LinkUser, port: number): number {
    const near = this.#half(user);
    this.#time.after(LATENCY, () => {
      if (near.isClosed) return;
      const listener = this.openListeners.find((open) => open.port === port);
      const acceptor = listener && this.#users.get(listener.name);
      if (listener === undefined || acceptor === undefined || this.isFiltered) {
        if (!this.isFiltered) this.#tellClosed(near);
        return;
      }
      const far = this.#half(acceptor);
      this.lines.push({ near, far, isDead: false });
      near.user().opened(near.connection, this.#time.now());
      far.user().accepted(listener.id, far.connection, this.#time.now());
    });
    return near.connection;
  }

  #half(user: () => LinkUser): Half {
    const connection = this.#nextId++;
    const half: Half = {
      user,
      connection,
      isPaused: false,
      isClosed: false,
      waiting: [],
      piped: 0,
      unread: [],
    };
    return half;
  }

  #find(connection: number): { readonly line: Line; readonly from: Half; readonly to: Half } | undefined {
    for (const line of this.lines) {
      if (line.near.connection === connection) return { line, from: line.near, to: line.far };
      if (line.far.connection === connection) return { line, from: line.far, to: line.near };
    }
    return undefined;
  }

  #write(connection: number, bytes: Uint8Array): void {
    const found = this.#find(connection);
    if (found === undefined || found.from.isClosed) return;
    // The writer has the array back as soon as it is told so.
    found.from.waiting.push(bytes.slice());
    this.#push(found.line, found.from, found.to);
  }

  #push(line: Line, from: Half, to: Half): void {
    const takes = (): boolean => (line.isDead ? this.swallows : from.piped < PIPE_BYTES);
    while (from.waiting.length > 0 && takes()) {
      const bytes = from.waiting.shift() ?? new Uint8Array(0);
      from.piped += bytes.length;
      this.#time.after(0, () => {
        if (!from.isClosed) from.user().wrote(from.connection, bytes.length, this.#time.now());
      });
      this.#time.after(LATENCY, () => {
        if (line.isDead || to.isClosed) return;
        to.unread.push(bytes);
        this.#read(line, from, to);
      });
    }
  }

  #read(line: Line, from: Half, to: Half): void {
    while (!to.isPaused && to.unread.length > 0 && !line.isDead && !to.isClosed) {
      const bytes = to.unread.shift() ?? new Uint8Array(0);
      from.piped -= bytes.length;
      to.user().received(to.connection, bytes.slice(), this.#time.now());
      this.#push(line, from, to);
    }
  }

  #pause(connection: number, isPaused: boolean): void {
    const found = this.#find(connection);
    if (found === undefined) return;
    found.from.isPaused = isPaused;
    if (!isPaused) this.#time.after(0, () => this.#read(found.line, found.to, found.from));
  }

  #close(connection: number): void {
    const found = this.#find(connection);
    if (found === undefined) return;
    found.from.isClosed = true;
    this.#time.after(LATENCY, () => {
      if (!found.line.isDead) this.#tellClosed(found.to);
    });
  }

  #tellClosed(half: Half): void {
    if (half.isClosed) return;
    half.isClosed = true;
    half.user().closed(half.connection, { code: 'ended', message: 'ended' }, this.#time.now());
  }
}
