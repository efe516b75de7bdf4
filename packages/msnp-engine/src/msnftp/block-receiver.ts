/**
 * The receiver once the right sender is connected: takes exactly as many bytes as were announced, hands them on, and
 * stops reading while too much of it is not stored.
 */
import type { MsnftpItem } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import { BuffersUnderWay } from '../transfer/buffers-under-way.ts';
import type { FlowEnding } from '../transfer/byte-flow.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import type { BlockUser } from './block-sender.ts';
import { CANCELLED_BY_THEM, failed, farewell } from './endings.ts';
import { READ_BYTES, RECEIVED_WINDOW_BYTES, SILENCE_TIMEOUT } from './limits.ts';
import type { MsnftpConnection, MsnftpUser } from './msnftp-connection.ts';

export class BlockReceiver implements MsnftpUser {
  readonly #connection: MsnftpConnection;
  readonly #size: number;
  readonly #user: BlockUser;
  readonly #buffers = new BuffersUnderWay();
  #received = 0;
  #stored = 0;
  #lastProgress: number;

  constructor(
    connection: MsnftpConnection,
    size: number,
    options: { readonly user: BlockUser; readonly now: number },
  ) {
    this.#connection = connection;
    this.#size = size;
    this.#user = options.user;
    this.#lastProgress = options.now;
    connection.handTo(this);
  }

  get isComplete(): boolean {
    return this.#received === this.#size;
  }

  /** Lets the file come. */
  begin(): void {
    this.#connection.expectBlocks();
    this.#connection.say({ verb: 'TFR' });
    if (this.isComplete) this.#user.tell({ kind: 'complete' });
  }

  stored(total: number, now: number): void {
    this.#stored = total;
    this.#buffers.arrived(total);
    if (!this.#connection.isPaused || this.#unstored > RECEIVED_WINDOW_BYTES / 2) return;
    this.#lastProgress = now;
    this.#connection.pause(false);
  }

  /** All of it is stored, or cannot be: says so and closes. */
  settle(result: 'good' | TransferFailureReason): void {
    this.#connection.say(farewell(result));
    this.#connection.close();
  }

  /** The user does not want it any more. */
  cancel(): void {
    this.#connection.say({ verb: 'CCL' });
    this.#connection.close();
  }

  close(): void {
    this.#connection.close();
  }

  opened(): void {
    // It was, long before.
  }

  read(items: readonly MsnftpItem[], now: number): void {
    // What is complete is what was announced, whatever else is said.
    if (this.isComplete) return;
    const pieces: Uint8Array[] = [];
    let gathered = 0;
    let ending: FlowEnding | undefined;
    for (const item of items) {
      if (item.kind === 'data') {
        pieces.push(item.bytes);
        gathered += item.bytes.length;
      } else {
        ending = this.#readOther(item, gathered);
      }
      if (this.#received + gathered > this.#size) ending = failed('badPeer');
      if (ending !== undefined) return this.#finish(ending, now);
    }
    if (gathered > 0) this.#take(this.#joined(pieces, gathered), now);
  }

  wrote(): void {
    // Lines are short: they need no room.
  }

  /** What is complete needs no connection. */
  closed(now: number): void {
    if (!this.isComplete) this.#user.finished(failed('peerFailed'), now);
  }

  deadline(): number | undefined {
    return this.isComplete || this.#connection.isPaused ? undefined : this.#lastProgress + SILENCE_TIMEOUT;
  }

  expire(now: number): void {
    if (hasPassed(this.deadline(), now)) this.#finish(failed('notConnected'), now);
  }

  get #unstored(): number {
    return this.#received - this.#stored;
  }

  #take(bytes: Uint8Array, now: number): void {
    this.#lastProgress = now;
    this.#received += bytes.length;
    this.#user.tell({ kind: 'bytes', bytes });
    if (this.isComplete) this.#user.tell({ kind: 'complete' });
    else if (this.#unstored >= RECEIVED_WINDOW_BYTES) this.#connection.pause(true);
  }

  /** `gathered`: bytes of the same read, before this. After the last byte the end block is late, and lines no matter. */
  #readOther(item: Exclude<MsnftpItem, { kind: 'data' }>, gathered: number): FlowEnding | undefined {
    if (item.kind === 'fault') return failed('badPeer');
    if (this.#received + gathered === this.#size) return undefined;
    if (item.kind === 'end' || item.line.verb === 'CCL') return CANCELLED_BY_THEM;
    return failed(item.line.verb === 'BYE' ? 'peerFailed' : 'badPeer');
  }

  #joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
    const buffer = this.#buffers.take(Math.max(length, READ_BYTES));
    let at = 0;
    for (const piece of pieces) {
      buffer.set(piece, at);
      at += piece.length;
    }
    return this.#buffers.hand(buffer, length);
  }

  #finish(ending: FlowEnding, now: number): void {
    if (ending.kind === 'failed') this.#connection.say(farewell(ending.reason));
    this.#connection.close();
    this.#user.finished(ending, now);
  }
}
