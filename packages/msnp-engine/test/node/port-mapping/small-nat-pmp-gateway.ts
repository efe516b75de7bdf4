/** A gateway on loopback that speaks NAT-PMP (RFC 6886), and keeps a table of ports. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface NatPmpHabits {
  /** Bytes of the address outside. */
  readonly externalAddress?: readonly number[];
  /** Ports outside that somebody else has: the next one is given. */
  readonly taken?: readonly number[];
  /** Result code of every answer to a request of this number. */
  readonly results?: Readonly<Record<number, number>>;
  /** Requests that are lost on their way. */
  readonly lost?: number;
  /** Sent before the right answer. */
  readonly first?: (request: Buffer) => readonly Buffer[];
}

export class SmallNatPmpGateway {
  /** External port to the port inside. */
  readonly mappings = new Map<number, number>();
  readonly asked: Buffer[] = [];
  readonly #habits: NatPmpHabits;
  readonly #socket: Socket;

  private constructor(habits: NatPmpHabits) {
    this.#habits = habits;
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (request, sender) => this.#answer(request, sender));
  }

  static async open(habits: NatPmpHabits = {}): Promise<SmallNatPmpGateway> {
    const gateway = new SmallNatPmpGateway(habits);
    gateway.#socket.bind(0, '127.0.0.1');
    await once(gateway.#socket, 'listening');
    return gateway;
  }

  /** Where a search finds it. */
  get search(): { readonly addresses: readonly string[]; readonly port: number } {
    return { addresses: ['127.0.0.1'], port: this.#socket.address().port };
  }

  close(): void {
    this.#socket.close();
  }

  #answer(request: Buffer, sender: RemoteInfo): void {
    this.asked.push(request);
    if (this.asked.length <= (this.#habits.lost ?? 0)) return;
    const strange = this.#habits.first?.(request) ?? [];
    for (const bytes of [...strange, this.#answerTo(request)]) {
      this.#socket.send(bytes, sender.port, sender.address);
    }
  }

  #answerTo(request: Buffer): Buffer {
    const number = request.readUInt8(1);
    const result = this.#habits.results?.[number] ?? 0;
    const head = Buffer.from([0, number + 128, 0, result, 0, 0, 0, 9]);
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
    let external = request.readUInt16BE(6);
    while (this.#habits.taken?.includes(external) === true) external++;
    this.mappings.set(external, internal);
    return external;
  }
}
