/** Connections between clients in memory: addresses, ports, and doors that nobody opens from outside. */
import { MemoryLine } from '@nudge/testkit';
import type { ManualTime } from '@nudge/testkit';
import type { ListeningEndpoint } from '../../src/index.ts';

/** A client that may be connected to. */
export interface NetworkClient {
  readonly address: string;
  accepted(listener: number): number | undefined;
  attach(connection: number, line: MemoryLine, side: 'near' | 'far'): void;
  received(connection: number, bytes: Uint8Array): void;
  closed(connection: number): void;
}

interface Door {
  readonly client: NetworkClient;
  readonly listener: number;
}

const FIRST_PORT = 6891;

export class MemoryNetwork {
  readonly #time: ManualTime;
  readonly #latency: () => number;
  readonly #doors = new Map<string, Door>();
  /** Addresses that a firewall stands before. */
  readonly closedAddresses = new Set<string>();
  /** Lines between clients, for those who cut them. */
  readonly lines: MemoryLine[] = [];

  constructor(time: ManualTime, latency: () => number) {
    this.#time = time;
    this.#latency = latency;
  }

  get listenerCount(): number {
    return this.#doors.size;
  }

  listen(client: NetworkClient, listener: number): ListeningEndpoint {
    let port = FIRST_PORT;
    while (this.#doors.has(`${client.address}:${port}`)) port++;
    this.#doors.set(`${client.address}:${port}`, { client, listener });
    return { port, addresses: [client.address] };
  }

  stopListening(client: NetworkClient, listener: number): void {
    for (const [place, door] of this.#doors) {
      if (door.client === client && door.listener === listener) this.#doors.delete(place);
    }
  }

  /** All that a client has open is gone with it. */
  forget(client: NetworkClient): void {
    for (const [place, door] of this.#doors) if (door.client === client) this.#doors.delete(place);
  }

  /** A line to whoever listens there; undefined when nobody does. */
  connect(client: NetworkClient, connection: number, place: string): MemoryLine | undefined {
    const door = this.#doors.get(place);
    if (door === undefined || this.closedAddresses.has(door.client.address)) return undefined;
    const line = new MemoryLine(this.#time, this.#latency);
    const accepted = door.client.accepted(door.listener);
    if (accepted === undefined) return undefined;
    line.join(endOf(client, connection), endOf(door.client, accepted));
    client.attach(connection, line, 'near');
    door.client.attach(accepted, line, 'far');
    this.lines.push(line);
    return line;
  }
}

function endOf(
  client: NetworkClient,
  connection: number,
): { received(bytes: Uint8Array): void; closed(): void } {
  return {
    received: (bytes) => client.received(connection, bytes),
    closed: () => client.closed(connection),
  };
}
