/**
 * The sender once the right receiver is connected: waits for TFR, asks for bytes as the connection takes them, sends
 * them as blocks, and listens meanwhile for whatever ends it.
 */
import { BLOCK_DATA_MAX_BYTES, BLOCK_HEADER_BYTES, encodeEndBlock, type MsnftpItem } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import type { ByteFlowEvent, FlowEnding } from '../transfer/byte-flow.ts';
import { BuffersUnderWay } from '../transfer/buffers-under-way.ts';
import { LINK_WINDOW_BYTES } from '../transfer/link-port.ts';
import { BlockFramer } from './block-framer.ts';
import { byeEnding, CANCELLED_BY_THEM, failed } from './endings.ts';
import { BUSY_TIMEOUT, SILENCE_TIMEOUT, WANTED_MIN_BYTES } from './limits.ts';
import type { MsnftpConnection, MsnftpUser } from './msnftp-connection.ts';

export interface BlockUser {
  tell(event: ByteFlowEvent): void;
  /** It is over; the connection is closed, or about to be. */
  finished(ending: FlowEnding, now: number): void;
}

export class BlockSender implements MsnftpUser {
  readonly #connection: MsnftpConnection;
  readonly #size: number;
  readonly #user: BlockUser;
  readonly #framer = new BlockFramer();
  readonly #buffers = new BuffersUnderWay();
  #isWanted = false;
  #isReadable = false;
  /** Bytes of the file: asked for, and supplied. */
  #requested = 0;
  #supplied = 0;
  /** The same as blocks. */
  #framed = 0;
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

  /** The file can be read. */
  start(): void {
    this.#isReadable = true;
    this.#want();
  }

  supply(bytes: Uint8Array, now: number): void {
    if (bytes.length > this.#requested - this.#supplied) return this.#giveUp(now);
    this.#supplied += bytes.length;
    const buffer = this.#buffers.take(this.#framer.roomFor(bytes.length));
    const framed = this.#framer.frame(bytes, buffer, this.#supplied === this.#size);
    const blocks = this.#buffers.hand(buffer, framed);
    if (framed === 0) return;
    if (this.#connection.outstandingBytes === 0) this.#lastProgress = now;
    this.#framed += framed;
    this.#connection.write(blocks);
  }

  /** There is no more of the file. */
  supplied(now: number): void {
    if (this.#supplied < this.#size) this.#giveUp(now);
  }

  /**
   * Ends it from our side, by the block that says so; behind a whole file it would be taken for a part of it. False
   * where something has to get out before: on a slow line that may not be in time.
   */
  abort(): boolean {
    const isPrompt = this.#isWanted && this.#connection.outstandingBytes === 0;
    if (this.#isWanted && this.#supplied < this.#size) this.#connection.write(encodeEndBlock());
    this.#connection.close();
    return isPrompt;
  }

  close(): void {
    this.#connection.close();
  }

  opened(): void {
    // It was, long before.
  }

  read(items: readonly MsnftpItem[], now: number): void {
    for (const item of items) {
      const ending = item.kind === 'line' ? this.#readLine(item, now) : failed('badPeer');
      if (ending !== undefined) return this.#finish(ending, now);
    }
  }

  wrote(now: number): void {
    this.#lastProgress = now;
    this.#buffers.arrived(this.#framed - this.#connection.outstandingBytes);
    if (!this.#isWanted) return;
    const position = Math.max(0, this.#supplied - this.#connection.outstandingBytes);
    this.#user.tell({ kind: 'progressed', position });
    this.#want();
  }

  closed(now: number): void {
    this.#user.finished(failed('peerFailed'), now);
  }

  /** Waiting for our own file is no silence of the other side. */
  deadline(): number | undefined {
    if (!this.#isWanted) return this.#lastProgress + SILENCE_TIMEOUT;
    const isTheirTurn = this.#supplied === this.#size || this.#connection.outstandingBytes > 0;
    return isTheirTurn ? this.#lastProgress + BUSY_TIMEOUT : undefined;
  }

  expire(now: number): void {
    if (hasPassed(this.deadline(), now)) this.#finish(failed('notConnected'), now);
  }

  #readLine({ line }: Extract<MsnftpItem, { kind: 'line' }>, now: number): FlowEnding | undefined {
    switch (line.verb) {
      case 'TFR':
        if (!this.#isWanted) this.#lastProgress = now;
        this.#isWanted = true;
        this.#want();
        return undefined;
      case 'CCL':
        return CANCELLED_BY_THEM;
      case 'BYE':
        return byeEnding(line.code, this.#supplied === this.#size);
      case 'malformed':
        return failed('badPeer');
      case 'VER':
      case 'USR':
      case 'FIL':
      case 'unknown':
        return undefined;
    }
  }

  /** Asks for as many whole blocks as the connection has room for. */
  #want(): void {
    if (!this.#isWanted || !this.#isReadable) return;
    const coming = this.#requested - this.#supplied;
    const room = LINK_WINDOW_BYTES - this.#connection.outstandingBytes - coming;
    const blocks = Math.floor(room / (BLOCK_HEADER_BYTES + BLOCK_DATA_MAX_BYTES));
    const rest = this.#size - this.#requested;
    const bytes = Math.min(blocks * BLOCK_DATA_MAX_BYTES, rest);
    if (bytes <= 0 || bytes < Math.min(WANTED_MIN_BYTES, rest)) return;
    this.#requested += bytes;
    this.#user.tell({ kind: 'wants', bytes });
  }

  /** The file is not what was offered. */
  #giveUp(now: number): void {
    this.abort();
    this.#user.finished(failed('changed'), now);
  }

  #finish(ending: FlowEnding, now: number): void {
    this.#connection.close();
    this.#user.finished(ending, now);
  }
}
