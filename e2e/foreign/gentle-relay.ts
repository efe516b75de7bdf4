/**
 * Stands between the server and the foreign client, which reads up to 1,664 bytes at a time and loses its place for
 * good when a read ends within the line of a command. So it is handed whole commands, one by one, more slowly than
 * it reads. What still meets, because the computer was busy, does no harm while each is as long as one of its reads.
 */
import { createServer, connect, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Behind the line of these comes a payload, whose length stands last in it. */
const PAYLOAD_VERBS = new Set(['MSG', 'UBX', 'GCF']);
/** Between one command and the next. */
const PAUSE_MILLISECONDS = 1;
const HOST = '127.0.0.1';

export class GentleRelay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** `target`: `127.0.0.1:port`, which the client is told to be here, since it is told of that place again. */
  static async start(target: string): Promise<GentleRelay> {
    const server = createServer();
    const relay = new GentleRelay(server);
    server.on('connection', (client) => relay.#connected(client, target));
    await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
    return relay;
  }

  get address(): string {
    const address = this.#server.address();
    return `${HOST}:${typeof address === 'object' ? address?.port : ''}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connected(client: Socket, target: string): void {
    const [host, port] = target.split(':');
    const server = connect(Number(port), host);
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    void handOver(server, client, (command) => renamed(command, target, this.address)).catch(() =>
      client.destroy(),
    );
  }
}

/** Both places have a port of five digits, so that no payload changes its length. */
function renamed(command: Buffer, from: string, to: string): Buffer {
  return Buffer.from(command.toString('latin1').replaceAll(from, to), 'latin1');
}

async function handOver(server: Socket, client: Socket, rename: (command: Buffer) => Buffer): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of server as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (let length = commandLength(rest); length !== undefined; length = commandLength(rest)) {
      client.write(rename(rest.subarray(0, length)));
      await pause(PAUSE_MILLISECONDS);
      rest = rest.subarray(length);
    }
  }
  client.end();
}

/** Undefined: the first command is not here as a whole. */
function commandLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf('\r\n');
  if (end < 0) return undefined;
  const words = bytes.toString('latin1', 0, end).split(' ');
  const payload = PAYLOAD_VERBS.has(words[0] ?? '') ? Number(words.at(-1)) : 0;
  const length = end + 2 + payload;
  return length <= bytes.length ? length : undefined;
}
