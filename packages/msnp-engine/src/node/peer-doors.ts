/** Ports that are open to other clients, each for as long as the messenger waits for somebody there. */
import type { Socket } from 'node:net';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import { localAddresses, openListener, type PortRange, type TcpListener } from './listeners.ts';

export interface DoorHandlers {
  /** Undefined: no port of the range is free. */
  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined): void;
  accepted(listener: ListenerId, socket: Socket): void;
}

export class PeerDoors {
  readonly #range: PortRange;
  readonly #handlers: DoorHandlers;
  /** Those wanted; undefined while a port is being looked for. */
  readonly #doors = new Map<ListenerId, TcpListener | undefined>();

  constructor(range: PortRange, handlers: DoorHandlers) {
    this.#range = range;
    this.#handlers = handlers;
  }

  async open(listener: ListenerId): Promise<void> {
    this.#doors.set(listener, undefined);
    const accepted = (socket: Socket): void => this.#handlers.accepted(listener, socket);
    const opened = await openListener(this.#range, { accepted });
    if (!this.#doors.has(listener)) return opened?.close();
    this.#doors.set(listener, opened);
    const endpoint = opened === undefined ? undefined : { port: opened.port, addresses: localAddresses() };
    this.#handlers.listening(listener, endpoint);
  }

  close(listener: ListenerId): void {
    this.#doors.get(listener)?.close();
    this.#doors.delete(listener);
  }

  closeAll(): void {
    for (const listener of this.#doors.keys()) this.close(listener);
  }
}
