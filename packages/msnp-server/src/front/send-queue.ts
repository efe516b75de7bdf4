/**
 * What one connection wants done, gathered until the listener takes it at the end of the tick. Never blocks
 * and never reorders; pieces are kept as they are, so a payload that only passes through is not copied here.
 */
import type { Machine } from '@nudge/msnp-codec';

/** Bytes to write, in order; `close` ends the connection after everything before it. */
export type ConnectionOutput = Uint8Array | 'close';

/** What the listener tells a connection. */
export type ConnectionRequest =
  /** The network connection is gone, for whatever reason. */
  | { readonly kind: 'lost' }
  /** The server goes down: say so and close. */
  | { readonly kind: 'shutDown' };

export interface Connection extends Machine<ConnectionRequest, ConnectionOutput> {
  /** True while so many commands wait that no more bytes should be read. */
  readonly isBehind: boolean;
  readonly isSignedIn: boolean;
}

/** Told whenever a connection has something to drain. */
export interface Waker {
  wake(): void;
}

const NOTHING: readonly ConnectionOutput[] = [];

export class SendQueue {
  #pieces: ConnectionOutput[] | undefined = undefined;
  #isClosed = false;
  readonly #waker: Waker;

  constructor(waker: Waker) {
    this.#waker = waker;
  }

  /** No bytes are taken any more: closed by us, or lost. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  write(piece: Uint8Array): void {
    if (this.#isClosed) return;
    this.#queue().push(piece);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#queue().push('close');
    this.#isClosed = true;
  }

  /** The other end is gone: nothing more to say. */
  abandon(): void {
    this.#isClosed = true;
    this.#pieces = undefined;
  }

  /** Asks to be drained although nothing was written: reading may go on. */
  wake(): void {
    this.#waker.wake();
  }

  take(): readonly ConnectionOutput[] {
    const pieces = this.#pieces;
    if (pieces === undefined) return NOTHING;
    this.#pieces = undefined;
    return pieces;
  }

  #queue(): ConnectionOutput[] {
    if (this.#pieces === undefined) {
      this.#pieces = [];
      this.#waker.wake();
    }
    return this.#pieces;
  }
}
