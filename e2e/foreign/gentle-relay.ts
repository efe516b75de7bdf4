/**
 * Stands between the server and the foreign client, which reads up to 1,664 bytes at a time and loses its place for
 * good when a read ends within the line of a command. So it is handed whole commands, slowly, and what it may not
 * have read yet is either one read altogether or commands of the length of one; before anything else it is waited
 * for, where the system tells.
 */
import { readFile } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Behind the line of these comes a payload, whose length stands last in it. */
const PAYLOAD_VERBS = new Set(['MSG', 'UBX', 'GCF']);
/** What it reads at once. */
const READ_BYTES = 1_664;
/** Between one command and the next, and between one look at what is unread and the next. */
const PAUSE_MILLISECONDS = 1;
const HOST = '127.0.0.1';
/** Every connection of the system with its queues (Linux, proc_net_tcp). */
const CONNECTIONS_FILE = '/proc/self/net/tcp';
const HOST_AND_COLON_ON_LINUX = '0100007F:';
/** The end of an SLP session, as it begins in a message. */
const BYE = 'BYE MSNMSGR:';

export class GentleRelay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #byes = new Map<string, number>();

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

  /** How many sessions this person has ended towards the foreign client. */
  byesOf(address: string): number {
    return this.#byes.get(address) ?? 0;
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
    const pass = (command: Buffer): Buffer => {
      if (command.includes(BYE)) this.#countBye(command);
      return renamed(command, target, this.address);
    };
    void handOver(server, client, pass).catch(() => client.destroy());
  }

  /** `MSG address name length`, and the message. */
  #countBye(command: Buffer): void {
    const address = command.toString('latin1').split(' ')[1] ?? '';
    this.#byes.set(address, this.byesOf(address) + 1);
  }
}

/** Both places have a port of five digits, so that no payload changes its length. */
function renamed(command: Buffer, from: string, to: string): Buffer {
  return Buffer.from(command.toString('latin1').replaceAll(from, to), 'latin1');
}

async function handOver(server: Socket, client: Socket, pass: (command: Buffer) => Buffer): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let unread = 0;
  for await (const chunk of server as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (let length = commandLength(rest); length !== undefined; length = commandLength(rest)) {
      if (!mayMeet(unread, length)) {
        await allRead(client);
        unread = 0;
      }
      client.write(pass(rest.subarray(0, length)));
      unread += length;
      await pause(PAUSE_MILLISECONDS);
      rest = rest.subarray(length);
    }
  }
  client.end();
}

/** Whether every read of these bytes ends with a command or behind the line of one. */
function mayMeet(unread: number, length: number): boolean {
  return unread + length <= READ_BYTES || (unread % READ_BYTES === 0 && length === READ_BYTES);
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

async function allRead(client: Socket): Promise<void> {
  while (await isUnread(client)) await pause(PAUSE_MILLISECONDS);
}

/** Whether bytes lie at the foreign client's end that it has not read. False where the system does not tell. */
async function isUnread({ localPort = 0, remotePort = 0 }: Socket): Promise<boolean> {
  const table = await readFile(CONNECTIONS_FILE, 'latin1').catch(() => '');
  const ends = [remotePort, localPort].map((port) => `${HOST_AND_COLON_ON_LINUX}${inHex(port)}`).join(' ');
  const [, after = ''] = table.split(` ${ends} `);
  // state, then what is to be sent and what is to be read: `01 00000000:00000680`
  const unread = /^[0-9A-F]{2} [0-9A-F]{8}:([0-9A-F]{8})/.exec(after)?.[1] ?? '0';
  return Number.parseInt(unread, 16) > 0;
}

function inHex(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}
