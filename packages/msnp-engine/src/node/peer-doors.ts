/** Ports that are open to other clients, each for as long as the messenger waits for somebody there. */
import type { Socket } from 'node:net';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import { localAddresses, openListener, type PortRange, type TcpListener } from './listeners.ts';
import type { PortMapper } from './port-mapping/port-mapper.ts';

export interface DoorHandlers {
  /** Undefined: no port of the range is free. */
  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined): void;
  accepted(listener: ListenerId, socket: Socket): void;
}

export interface DoorOptions {
  /** Absent where nobody can connect. */
  readonly range?: PortRange;
  /** Asks the gateway of this network; absent where it is not to be asked. */
  readonly mapper?: Pick<PortMapper, 'map' | 'unmap' | 'close'>;
}

export class PeerDoors {
  readonly #options: DoorOptions;
  readonly #handlers: DoorHandlers;
  /** Those wanted; undefined while a port is being looked for. */
  readonly #doors = new Map<ListenerId, TcpListener | undefined>();

  constructor(options: DoorOptions, handlers: DoorHandlers) {
    this.#options = options;
    this.#handlers = handlers;
  }

  async open(listener: ListenerId): Promise<void> {
    this.#doors.set(listener, undefined);
    const accepted = (socket: Socket): void => this.#handlers.accepted(listener, socket);
    const { range } = this.#options;
    const opened = range === undefined ? undefined : await openListener(range, { accepted });
    if (!this.#doors.has(listener)) return opened?.close();
    this.#doors.set(listener, opened);
    const endpoint = opened === undefined ? undefined : await this.#endpointOf(opened.port);
    // The gateway takes its time, and somebody else may be waited for by then.
    if (this.#doors.has(listener)) this.#handlers.listening(listener, endpoint);
  }

  close(listener: ListenerId): void {
    const door = this.#doors.get(listener);
    this.#doors.delete(listener);
    if (door === undefined) return;
    door.close();
    void this.#options.mapper?.unmap(door.port);
  }

  closeAll(): void {
    for (const listener of this.#doors.keys()) this.close(listener);
    void this.#options.mapper?.close();
  }

  async #endpointOf(port: number): Promise<ListeningEndpoint> {
    const external = await this.#options.mapper?.map(port);
    return { port, addresses: localAddresses(), ...(external === undefined ? {} : { external }) };
  }
}
