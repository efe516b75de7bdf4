/**
 * The first moments of a connection. All roles share one port: the first command tells which is wanted. USR
 * and ANS with a cookie open a switchboard, everything else (VER) goes to dispatch or notification.
 */
import type { ConnectionKind } from '@nudge/msnp-codec';
import { SIGN_IN_WITHIN_MS } from '../limits.ts';
import {
  SendQueue,
  type Connection,
  type ConnectionOutput,
  type ConnectionRequest,
  type Waker,
} from './send-queue.ts';

const VERB_LENGTH = 3;
const BLANKS = new Set([' ', '\r', '\n']);
const SWITCHBOARD_VERBS = new Set(['USR', 'ANS']);

export class Entrance implements Connection {
  readonly isBehind = false;
  readonly isSignedIn = false;
  readonly #queue: SendQueue;
  readonly #open: (kind: ConnectionKind) => Connection;
  readonly #openedAt: number;
  #verb = '';
  readonly #held: Uint8Array[] = [];
  #successor: Connection | undefined = undefined;

  constructor(waker: Waker, openedAt: number, open: (kind: ConnectionKind) => Connection) {
    this.#queue = new SendQueue(waker);
    this.#open = open;
    this.#openedAt = openedAt;
  }

  /** The connection that took over; this one is of no more use then. */
  get successor(): Connection | undefined {
    return this.#successor;
  }

  receive(bytes: Uint8Array, now: number): void {
    if (this.#queue.isClosed) return;
    const kind = this.#read(bytes);
    if (kind === undefined) {
      if (this.#verb !== '') this.#held.push(bytes);
      return;
    }
    const successor = this.#open(kind);
    this.#successor = successor;
    for (const piece of this.#held) successor.receive(piece, now);
    successor.receive(bytes, now);
  }

  submit(request: ConnectionRequest): void {
    if (request.kind === 'lost') this.#queue.abandon();
    else this.#queue.close();
  }

  deadline(): number | undefined {
    return this.#queue.isClosed ? undefined : this.#openedAt + SIGN_IN_WITHIN_MS;
  }

  expire(now: number): void {
    if (now >= this.#openedAt + SIGN_IN_WITHIN_MS) this.#queue.close();
  }

  drain(): readonly ConnectionOutput[] {
    return this.#queue.take();
  }

  /** Empty lines before the first command are skipped, like empty lines everywhere. */
  #read(bytes: Uint8Array): ConnectionKind | undefined {
    for (const byte of bytes) {
      const character = String.fromCharCode(byte);
      if (this.#verb === '' && BLANKS.has(character)) continue;
      this.#verb += character;
      if (this.#verb.length === VERB_LENGTH) {
        return SWITCHBOARD_VERBS.has(this.#verb) ? 'switchboard' : 'notification';
      }
    }
    return undefined;
  }
}
