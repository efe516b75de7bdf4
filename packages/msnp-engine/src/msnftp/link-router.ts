/** Hands what happens to connections and listeners to whoever asked for them; forgets each as it ends. */
import type { TransportFailure } from '../core/transport-failure.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { LinkHost, LinkUser, ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';

export interface ConnectionUser {
  opened(now: number): void;
  received(bytes: Uint8Array, now: number): void;
  wrote(bytes: number, now: number): void;
  closed(now: number): void;
}

export interface ListenerUser {
  listening(endpoint: ListeningEndpoint | undefined, now: number): void;
  accepted(connection: ConnectionId): void;
}

export class LinkRouter implements LinkUser {
  readonly links: LinkHost;
  readonly #connections = new Map<ConnectionId, ConnectionUser>();
  readonly #listeners = new Map<ListenerId, ListenerUser>();

  constructor(links: LinkHost) {
    this.links = links;
  }

  /** From now on the connection is told to this user. */
  adopt(connection: ConnectionId, user: ConnectionUser): void {
    this.#connections.set(connection, user);
  }

  /** Closes after what was written; the user hears nothing more. */
  close(connection: ConnectionId): void {
    if (this.#connections.delete(connection)) this.links.close(connection);
  }

  listen(user: ListenerUser): ListenerId {
    const listener = this.links.listen();
    this.#listeners.set(listener, user);
    return listener;
  }

  stopListening(listener: ListenerId): void {
    if (this.#listeners.delete(listener)) this.links.stopListening(listener);
  }

  opened(connection: ConnectionId, now: number): void {
    this.#connections.get(connection)?.opened(now);
  }

  closed(connection: ConnectionId, _cause: TransportFailure, now: number): void {
    const user = this.#connections.get(connection);
    this.#connections.delete(connection);
    user?.closed(now);
  }

  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    this.#connections.get(connection)?.received(bytes, now);
  }

  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#connections.get(connection)?.wrote(bytes, now);
  }

  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void {
    this.#listeners.get(listener)?.listening(endpoint, now);
  }

  accepted(listener: ListenerId, connection: ConnectionId): void {
    this.#listeners.get(listener)?.accepted(connection);
  }
}
