/**
 * The bytes of a file between its source and the network. They are supplied in order, sent in order, and kept
 * until they are known to have arrived, so that sending can go back to what the other side has: a position that
 * it names lies between what it confirmed and what was sent, and those bytes are all here.
 */
import { BuffersUnderWay } from '../transfer/buffers-under-way.ts';
import { SUPPLY_STEP_BYTES } from './limits.ts';
import type { MessageContent } from './message-content.ts';

export interface SendWindowOptions {
  /** Where sending begins. */
  readonly start: number;
  readonly totalSize: number;
  /** Most bytes kept. */
  readonly limit: number;
  /** Whether bytes are kept until they are confirmed, or only until they are sent. */
  readonly isConfirmed: boolean;
}

export class SendWindow implements MessageContent {
  readonly totalSize: number;
  readonly #limit: number;
  readonly #isConfirmed: boolean;
  readonly #start: number;
  readonly #buffers = new BuffersUnderWay();
  readonly #pieces: Uint8Array[] = [];
  /** Position of the first byte of the first piece. */
  #piecesStart: number;
  #confirmed: number;
  #position: number;
  #furthest: number;
  #end: number;
  #asked = 0;
  /** Index of the piece that holds the position, and where that piece begins. */
  #pieceIndex = 0;
  #pieceStart: number;

  constructor({ start, totalSize, limit, isConfirmed }: SendWindowOptions) {
    this.totalSize = totalSize;
    this.#limit = limit;
    this.#isConfirmed = isConfirmed;
    this.#start = start;
    this.#piecesStart = start;
    this.#confirmed = start;
    this.#position = start;
    this.#furthest = start;
    this.#end = start;
    this.#pieceStart = start;
  }

  get position(): number {
    return this.#position;
  }

  /** How far it has ever been sent. */
  get furthest(): number {
    return this.#furthest;
  }

  get confirmed(): number {
    return this.#confirmed;
  }

  /** How far it was supplied. */
  get end(): number {
    return this.#end;
  }

  /** Bytes that can be asked for now; counted as asked from here on. */
  ask(step: number): number {
    const room = Math.min(
      this.#limit - (this.#end - this.#confirmed) - this.#asked,
      this.totalSize - this.#end - this.#asked,
    );
    const isRest = this.#end + this.#asked + room === this.totalSize;
    if (room <= 0 || (room < step && !isRest)) return 0;
    this.#asked += room;
    return room;
  }

  /** False when nobody asked for so much. */
  supply(bytes: Uint8Array): boolean {
    if (bytes.length > this.#asked) return false;
    this.#asked -= bytes.length;
    if (bytes.length === 0) return true;
    const buffer = this.#buffers.take(Math.max(bytes.length, SUPPLY_STEP_BYTES));
    buffer.set(bytes);
    this.#pieces.push(this.#buffers.hand(buffer, bytes.length));
    this.#end += bytes.length;
    return true;
  }

  /** Full chunks only, until the end: what is supplied may be cut anywhere. */
  take(max: number): Uint8Array | undefined {
    const length = Math.min(max, this.totalSize - this.#position);
    if (this.#end - this.#position < length) return undefined;
    const bytes = this.#read(length);
    this.#furthest = Math.max(this.#furthest, this.#position);
    if (!this.#isConfirmed) this.confirm(this.#position);
    return bytes;
  }

  /** Everything before a position has arrived; false when it cannot have. */
  confirm(position: number): boolean {
    if (position > this.#furthest) return false;
    if (position <= this.#confirmed) return true;
    this.#confirmed = position;
    if (position > this.#position) this.#seek(position);
    this.#forget();
    return true;
  }

  /** Goes on from a position that the other side named; false when it cannot have got so far, or had got further. */
  goBack(position: number): boolean {
    if (position < this.#confirmed || position > this.#furthest) return false;
    this.#seek(position);
    return this.confirm(position);
  }

  #read(length: number): Uint8Array {
    const piece = this.#pieces[this.#pieceIndex];
    const from = this.#position - this.#pieceStart;
    if (piece === undefined || from + length > piece.length) return this.#readAcross(length);
    this.#advance(length);
    return piece.subarray(from, from + length);
  }

  #readAcross(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const piece = this.#pieces[this.#pieceIndex];
      if (piece === undefined) break;
      const from = this.#position - this.#pieceStart;
      const part = piece.subarray(from, from + length - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#advance(part.length);
    }
    return bytes;
  }

  #advance(length: number): void {
    this.#position += length;
    const piece = this.#pieces[this.#pieceIndex];
    if (piece === undefined || this.#position < this.#pieceStart + piece.length) return;
    this.#pieceStart += piece.length;
    this.#pieceIndex++;
  }

  #seek(position: number): void {
    this.#position = position;
    this.#pieceIndex = 0;
    this.#pieceStart = this.#piecesStart;
    for (const piece of this.#pieces) {
      if (this.#pieceStart + piece.length > position) break;
      this.#pieceStart += piece.length;
      this.#pieceIndex++;
    }
  }

  /** Lets go of the pieces that lie wholly before what is confirmed. */
  #forget(): void {
    let count = 0;
    for (const piece of this.#pieces) {
      if (this.#piecesStart + piece.length > this.#confirmed) break;
      this.#piecesStart += piece.length;
      count++;
    }
    if (count === 0) return;
    this.#pieces.splice(0, count);
    this.#pieceIndex -= count;
    this.#buffers.arrived(this.#piecesStart - this.#start);
  }
}
