/** Connections between clients and the listeners for them: whose each is, and what is told of it to whom. */
import type { TransportFailure } from '../core/transport-failure.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { LinkHost, LinkUser, ListenerId, ListeningEndpoint } from './link-port.ts';

/** Connections accepted from others that are open at a time; a flood of strangers gets no further. */
export const ACCEPTED_LINKS_MAX = 256;

/** What links want done; connections are numbered together with all others. */
export interface LinkOutputs {
  openLink(address: { readonly host: string; readonly port: number }): ConnectionId;
  /** The number of a connection that somebody else opened. */
  adopt(): ConnectionId;
  write(connection: ConnectionId, bytes: Uint8Array): void;
  close(connection: ConnectionId): void;
  pause(connection: ConnectionId, isPaused: boolean): void;
  listen(): ListenerId;
  stopListening(listener: ListenerId): void;
}

/** Whoever has connections, known a little later than the host that it gets them from. */
export type LinkOwner = () => LinkUser;

export class Links {
  readonly #outputs: LinkOutputs;
  readonly #connections = new Map<ConnectionId, LinkOwner>();
  readonly #listeners = new Map<ListenerId, LinkOwner>();
  readonly #accepted = new Set<ConnectionId>();

  constructor(outputs: LinkOutputs) {
    this.#outputs = outputs;
  }

  /** What one user sees of it. */
  hostFor(owner: LinkOwner): LinkHost {
    const outputs = this.#outputs;
    return {
      connect: (host, port) => {
        const connection = outputs.openLink({ host, port });
        this.#connections.set(connection, owner);
        return connection;
      },
      write: (connection, bytes) => {
        if (this.#isOf(connection, owner)) outputs.write(connection, bytes);
      },
      close: (connection) => {
        if (!this.#isOf(connection, owner)) return;
        this.#forget(connection);
        outputs.close(connection);
      },
      pause: (connection, isPaused) => {
        if (this.#isOf(connection, owner)) outputs.pause(connection, isPaused);
      },
      listen: () => {
        const listener = outputs.listen();
        this.#listeners.set(listener, owner);
        return listener;
      },
      stopListening: (listener) => {
        if (this.#listeners.get(listener) === owner) this.#stop(listener);
      },
    };
  }

  /** Ends all that somebody has; they are told nothing more. */
  release(owner: LinkOwner): void {
    for (const [connection, other] of this.#connections) {
      if (other !== owner) continue;
      this.#forget(connection);
      this.#outputs.close(connection);
    }
    for (const [listener, other] of this.#listeners) if (other === owner) this.#stop(listener);
  }

  owns(connection: ConnectionId): boolean {
    return this.#connections.has(connection);
  }

  opened(connection: ConnectionId, now: number): void {
    this.#connections.get(connection)?.().opened(connection, now);
  }

  closed(connection: ConnectionId, cause: TransportFailure, now: number): void {
    const owner = this.#connections.get(connection);
    this.#forget(connection);
    owner?.().closed(connection, cause, now);
  }

  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    this.#connections.get(connection)?.().received(connection, bytes, now);
  }

  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#connections.get(connection)?.().wrote(connection, bytes, now);
  }

  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void {
    const owner = this.#listeners.get(listener);
    if (endpoint === undefined) this.#listeners.delete(listener);
    owner?.().listening(listener, endpoint, now);
  }

  /** The number of a connection that somebody made to a listener; undefined when it is not wanted. */
  accepted(listener: ListenerId, now: number): ConnectionId | undefined {
    const owner = this.#listeners.get(listener);
    if (owner === undefined || this.#accepted.size >= ACCEPTED_LINKS_MAX) return undefined;
    const connection = this.#outputs.adopt();
    this.#connections.set(connection, owner);
    this.#accepted.add(connection);
    owner().accepted(listener, connection, now);
    return connection;
  }

  #isOf(connection: ConnectionId, owner: LinkOwner): boolean {
    return this.#connections.get(connection) === owner;
  }

  #forget(connection: ConnectionId): void {
    this.#connections.delete(connection);
    this.#accepted.delete(connection);
  }

  #stop(listener: ListenerId): void {
    this.#listeners.delete(listener);
    this.#outputs.stopListening(listener);
  }
}
