/** A gateway on loopback that speaks NAT-PMP (RFC 6886), and keeps a table of ports. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Where every gateway listens by the RFC: the library knows no other. */
const NAT_PMP_PORT = 5351;

export interface NatPmpHabits {
  /** Bytes of the address outside. */
  readonly externalAddress?: readonly number[];
  /** Ports outside that somebody else has: the next one is given. */
  readonly taken?: readonly number[];
  /** The port that is given outside, whichever was asked for. */
  readonly gives?: number;
  /** Result code of every answer to a request of this number. */
  readonly results?: Readonly<Record<number, number>>;
  /** Version of every answer. */
  readonly version?: number;
  /** Requests that are lost on their way. */
  readonly lost?: number;
  /** Sent before the right answer; `count` of this request, from 1. */
  readonly first?: (request: Buffer, count: number) => readonly Buffer[];
  /** Sent over and over from the first request on, and no other answer. */
  readonly stream?: Buffer;
}

export class SmallNatPmpGateway {
  /** External port to the port inside. */
  readonly mappings = new Map<number, number>();
  readonly asked: Buffer[] = [];
  /** Gets each request before the gateway answers it. */
  onRequest: (sender: RemoteInfo) => Promise<void> | void = () => undefined;
  readonly #habits: NatPmpHabits;
  readonly #socket: Socket;
  #isClosed = false;

  private constructor(habits: NatPmpHabits) {
    this.#habits = habits;
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (request, sender) => void this.#answer(request, sender));
  }

  static async open(habits: NatPmpHabits = {}): Promise<SmallNatPmpGateway> {
    const gateway = new SmallNatPmpGateway(habits);
    gateway.#socket.bind(NAT_PMP_PORT, ownLoopbackAddress());
    await once(gateway.#socket, 'listening');
    return gateway;
  }

  get address(): string {
    return this.#socket.address().address;
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.close();
  }

  async #answer(request: Buffer, sender: RemoteInfo): Promise<void> {
    this.asked.push(request);
    const count = this.asked.length;
    await this.onRequest(sender);
    if (count <= (this.#habits.lost ?? 0)) return;
    const { stream } = this.#habits;
    if (stream !== undefined) return this.#pour(stream, sender);
    const strange = this.#habits.first?.(request, count) ?? [];
    for (const bytes of [...strange, this.#answerTo(request)]) this.#send(bytes, sender);
  }

  #pour(bytes: Buffer, sender: RemoteInfo): void {
    if (this.#isClosed) return;
    this.#socket.send(bytes, sender.port, sender.address, () =>
      setImmediate(() => this.#pour(bytes, sender)),
    );
  }

  #send(bytes: Buffer, { port, address }: RemoteInfo): void {
    if (!this.#isClosed) this.#socket.send(bytes, port, address);
  }

  #answerTo(request: Buffer): Buffer {
    const number = request.readUInt8(1);
    const result = this.#habits.results?.[number] ?? 0;
    const head = Buffer.from([this.#habits.version ?? 0, number + 128, 0, result, 0, 0, 0, 9]);
    if (result !== 0) return head;
    if (number === 0)
      return Buffer.concat([head, Buffer.from(this.#habits.externalAddress ?? [203, 0, 113, 7])]);
    const rest = Buffer.alloc(8);
    rest.writeUInt16BE(request.readUInt16BE(4), 0);
    rest.writeUInt16BE(this.#take(request), 2);
    rest.writeUInt32BE(request.readUInt32BE(8), 4);
    return Buffer.concat([head, rest]);
  }

  #take(request: Buffer): number {
    const internal = request.readUInt16BE(4);
    if (request.readUInt32BE(8) === 0) {
      for (const [external, inside] of this.mappings) if (inside === internal) this.mappings.delete(external);
      return 0;
    }
    let external = this.#habits.gives ?? request.readUInt16BE(6);
    while (this.#habits.taken?.includes(external) === true) external++;
    this.mappings.set(external, internal);
    return external;
  }
}

let opened = 0;

/** One that no other test has at the same time. A Mac has only the first, until it is told of others. */
export function ownLoopbackAddress(): string {
  if (process.platform === 'darwin') return '127.0.0.1';
  opened += 1;
  return `127.${1 + (process.pid % 254)}.${(process.pid >> 8) % 256}.${1 + (opened % 254)}`;
}
