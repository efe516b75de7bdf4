/** What both kinds of proxy for tests have in common: where they lead, and what they count. */
import { connect, isIP, type Server, type Socket } from 'node:net';

export interface TestProxyOptions {
  /** Who may use it; anybody where it is not said. */
  readonly user?: string;
  readonly password?: string;
  /**
   * Names that it alone resolves, also in place of addresses: a client that reaches one has gone through it. It
   * knows no others but localhost, so that nothing leaves this machine.
   */
  readonly names?: Readonly<Record<string, string>>;
  /** Every piece that passes, on its way to the target or back. */
  readonly passed?: (piece: Uint8Array, direction: 'there' | 'back') => void;
}

export interface TestProxy {
  readonly port: number;
  /** Targets asked for, as `HOST:PORT` in the words of the client, in order; refused ones included. */
  readonly asked: readonly string[];
  /** Bytes that passed so far. */
  readonly counts: Readonly<Record<'there' | 'back', number>>;
  close(): Promise<void>;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

/** Connections of one proxy: joined in pairs, counted, and all ended with it. */
export class ProxyDesk {
  readonly asked: string[] = [];
  readonly counts = { there: 0, back: 0 };
  readonly #options: TestProxyOptions;
  readonly #sockets = new Set<Socket>();

  constructor(options: TestProxyOptions) {
    this.#options = options;
  }

  isWelcome(user: string, password: string): boolean {
    return user === (this.#options.user ?? '') && password === (this.#options.password ?? '');
  }

  get isGuarded(): boolean {
    return this.#options.user !== undefined;
  }

  /** Whatever fails ends with `close` of the proxy or by itself; nobody else hears of it. */
  keep<Kept extends Socket>(socket: Kept): Kept {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }

  /** A connection to where the client wants to go; undefined: nobody is there. */
  reach({ host, port }: Target): Promise<Socket | undefined> {
    this.asked.push(`${host.includes(':') ? `[${host}]` : host}:${port}`);
    const address = this.#options.names?.[host] ?? host;
    if (isIP(address) === 0 && address !== 'localhost') return Promise.resolve(undefined);
    const socket = this.keep(connect({ host: address, port }));
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(socket));
      socket.once('close', () => resolve(undefined));
    });
  }

  join(client: Socket, target: Socket): void {
    client.on('data', (piece: Uint8Array) => this.#count(piece, 'there'));
    target.on('data', (piece: Uint8Array) => this.#count(piece, 'back'));
    client.pipe(target);
    target.pipe(client);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  }

  listenOn(server: Server): Promise<TestProxy> {
    const { asked, counts } = this;
    const close = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of this.#sockets) socket.destroy();
      });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve({ port: portOf(server), asked, counts, close }));
    });
  }

  #count(piece: Uint8Array, direction: 'there' | 'back'): void {
    this.counts[direction] += piece.length;
    this.#options.passed?.(piece, direction);
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
