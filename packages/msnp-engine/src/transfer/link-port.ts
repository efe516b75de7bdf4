/**
 * TCP connections between two clients, as flows ask for them. Numbers come from the messenger; what happens to a
 * connection or listener is told to whoever asked for it, by the methods of {@link LinkUser}.
 */
import type { TransportFailure } from '../core/transport-failure.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';

/** Numbered by the messenger, apart from connections. */
export type ListenerId = number;

/** Bytes written to one connection that may not have been taken by the system yet; `wrote` makes room again. */
export const LINK_WINDOW_BYTES = 1024 * 1024;

/** Where a listener of ours can be reached. */
export interface ListeningEndpoint {
  readonly port: number;
  /** IPv4 addresses of this computer, the likeliest first. */
  readonly addresses: readonly string[];
  /** What a gateway maps to it, where it was asked and answered. */
  readonly external?: { readonly address: string; readonly port: number };
}

export interface LinkHost {
  connect(host: string, port: number): ConnectionId;
  /** The array is not touched until `wrote` has told that all of it was taken; then it may be used again. */
  write(connection: ConnectionId, bytes: Uint8Array): void;
  /** Closes after what was written; nothing more is told of it. */
  close(connection: ConnectionId): void;
  /** While paused nothing is read, so that the other side has to wait. */
  pause(connection: ConnectionId, isPaused: boolean): void;
  /** Opens the next free port of the range; `listening` tells which. */
  listen(): ListenerId;
  stopListening(listener: ListenerId): void;
}

export interface LinkUser {
  opened(connection: ConnectionId, now: number): void;
  closed(connection: ConnectionId, cause: TransportFailure, now: number): void;
  /** `bytes` are good during the call only. */
  received(connection: ConnectionId, bytes: Uint8Array, now: number): void;
  /** So many bytes more were taken by the system. */
  wrote(connection: ConnectionId, bytes: number, now: number): void;
  /** Undefined: no port of the range is free. */
  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void;
  /** Somebody connected to a listener; the connection is open. */
  accepted(listener: ListenerId, connection: ConnectionId, now: number): void;
}
