/**
 * The control connection of this computer's server: on the loopback, for applications of the same user, who
 * alone can read the key. A connection that does not begin with the key is ended without an answer.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { readJsonLines, writeJsonLine } from '../services/host/control-channel.ts';
import { hostAskSchema, type FromHost } from '../services/host/host-messages.ts';
import type { HostControl } from './host-control.ts';

const CONNECTIONS_MAX = 64;
const KEY_MILLISECONDS = 3000;

const helloSchema = z.object({ key: z.string().max(128) });
const askSchema = z.object({ type: z.literal('ask'), number: z.number().int(), ask: hostAskSchema });

function isKey(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export class ControlListener {
  readonly #control: HostControl;
  readonly #key: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(control: HostControl, key: string) {
    this.#control = control;
    this.#key = key;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#server.maxConnections = CONNECTIONS_MAX;
  }

  /** Gives the port. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      // Stays for later faults of accepting, which end nothing but that connection.
      this.#server.on('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    const limit = setTimeout(() => socket.destroy(), KEY_MILLISECONDS);
    let take = (value: unknown): void => {
      const hello = helloSchema.safeParse(value);
      if (!hello.success || !isKey(hello.data.key, this.#key)) return void socket.destroy();
      clearTimeout(limit);
      take = (next) => void this.#takeAsk(socket, next);
      this.#follow(socket);
    };
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(limit);
      this.#sockets.delete(socket);
    });
    readJsonLines(socket, (value) => take(value));
  }

  #follow(socket: Socket): void {
    const send = (message: FromHost): void => writeJsonLine(socket, message);
    const stop = this.#control.statusChanged.subscribe((status) => send({ type: 'status', status }));
    socket.once('close', stop);
    void this.#control.status().then(
      (status) => send({ type: 'status', status }),
      () => socket.destroy(),
    );
  }

  async #takeAsk(socket: Socket, value: unknown): Promise<void> {
    const parsed = askSchema.safeParse(value);
    if (!parsed.success) return void socket.destroy();
    const answer = await this.#control.answer(parsed.data.ask);
    writeJsonLine(socket, { type: 'answer', number: parsed.data.number, answer } satisfies FromHost);
  }
}
