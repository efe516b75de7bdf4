/** Stands between headless clients: all that they would connect to one another goes through here, or does not. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export type FirewallRule =
  | { readonly kind: 'passes' }
  /** Takes connections, and lets nothing through. */
  | { readonly kind: 'drops' }
  /** Drops everything until it is opened; then lets through what has come. */
  | { readonly kind: 'holds' }
  /** So many bytes pass, then nothing does any more: the connections hang, or break. */
  | { readonly kind: 'stops' | 'resets'; readonly after: number };

/** Bytes that say where a connection was to go, before anything else; see `through-firewall.ts`. */
const TARGET_BYTES = 2;

export class Firewall {
  readonly port: number;
  readonly #rule: FirewallRule;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #opened: Promise<void>;
  #passed = 0;
  /** Lets through what is held. */
  open: () => void = () => undefined;

  private constructor(server: Server, port: number, rule: FirewallRule) {
    this.#server = server;
    this.port = port;
    this.#rule = rule;
    this.#opened = new Promise((resolve) => (this.open = resolve));
    server.on('connection', (socket) => void this.#accept(socket));
  }

  static raise(rule: FirewallRule): Promise<Firewall> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
    return new Promise((resolve) => {
      server.listen({ host: '127.0.0.1', port: 0 }, () => {
        const address = server.address();
        resolve(new Firewall(server, typeof address === 'object' ? (address?.port ?? 0) : 0, rule));
      });
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #accept(near: Socket): Promise<void> {
    this.#keep(near);
    const head: Buffer | null = await firstBytes(near);
    if (head === null || this.#rule.kind === 'drops' || this.#isOver) return;
    if (this.#rule.kind === 'holds') await this.#opened;
    const far = this.#keep(connect({ host: '127.0.0.1', port: head.readUInt16BE(), allowHalfOpen: true }));
    near.pipe(this.#gate()).pipe(far);
    far.pipe(this.#gate()).pipe(near);
    // Who hangs up does so to the other one too.
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    return socket;
  }

  get #isOver(): boolean {
    return 'after' in this.#rule && this.#passed >= this.#rule.after;
  }

  /** Never says that it is done with what it does not let through, so that whoever sends has to wait for ever. */
  #gate(): Transform {
    return new Transform({
      transform: (bytes: Buffer, _encoding, done) => {
        this.#passed += bytes.length;
        if (!this.#isOver) done(null, bytes);
        else if (this.#rule.kind === 'resets') for (const socket of this.#sockets) socket.resetAndDestroy();
      },
    });
  }
}

/** Null when the connection ends before. */
async function firstBytes(socket: Socket): Promise<Buffer | null> {
  for (;;) {
    const head = socket.read(TARGET_BYTES) as Buffer | null;
    if (head !== null || socket.destroyed || socket.readableEnded) return head;
    await new Promise<void>((resolve) => {
      socket.once('readable', resolve);
      socket.once('close', () => resolve());
    });
  }
}
