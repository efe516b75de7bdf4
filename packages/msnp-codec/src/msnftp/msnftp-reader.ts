/**
 * Bytes of an MSNFTP connection in at any cut, lines and pieces of the file out. Data is handed on as it comes,
 * so that only an unfinished line is ever held back. Where a block may begin, its first byte tells it from a
 * line: lines after the data are read without being told.
 */
import type { DecodeFault } from '../decoded.ts';
import { ByteAccumulator } from '../wire/byte-accumulator.ts';
import { plainArray } from '../wire/plain-array.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import { BLOCK_HEADER_BYTES, BLOCK_TYPES } from './data-block.ts';
import { MSNFTP_LINE_MAX_BYTES, readMsnftpLine, type MsnftpLine } from './line-commands.ts';

export type MsnftpFaultCode = 'lineTooLong' | 'badBlock';

export type MsnftpItem =
  | { readonly kind: 'line'; readonly line: MsnftpLine }
  /** The next bytes of the file: a view of the chunk, valid as long as the caller does not reuse it. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** The end block: a late end mark when all bytes are there, a cancellation by the sender when they are not. */
  | { readonly kind: 'end' }
  /** Nothing more can be read; the connection must end. */
  | { readonly kind: 'fault'; readonly fault: DecodeFault<MsnftpFaultCode> };

const LINE_FEED = 10;
const BYTE_VALUES = 256;
/** What a reader gathers into while it is not reading; never written to. */
const NO_ITEMS: MsnftpItem[] = [];

export class MsnftpReader {
  readonly #line = new ByteAccumulator();
  /** Of the block header under way: how many of its bytes have come, and what they say. */
  #headerBytes = 0;
  #blockType = 0;
  #blockLength = 0;
  /** Bytes of the block under way that are still to come. */
  #blockRest = 0;
  #mayBeBlock = false;
  #isFaulted = false;
  #items: MsnftpItem[] = NO_ITEMS;
  #touchedBytes = 0;

  /** From the next byte on, blocks may come: to be called when TFR is written. */
  expectBlocks(): void {
    this.#mayBeBlock = true;
  }

  /** Bytes held back for a line or a block header that is not complete yet; never above the limit. */
  get bufferedBytes(): number {
    return this.#line.length + this.#headerBytes;
  }

  /** How many bytes were scanned, decoded or copied so far; at most a fixed multiple of those received. */
  get touchedBytes(): number {
    return this.#touchedBytes;
  }

  /** Takes the next bytes and gives what they complete, in order. After a fault nothing more comes. */
  receive(chunk: Uint8Array): readonly MsnftpItem[] {
    const bytes = plainArray(chunk);
    const items: MsnftpItem[] = [];
    this.#items = items;
    let at = 0;
    while (at < bytes.length && !this.#isFaulted) at = this.#readNext(bytes, at);
    this.#items = NO_ITEMS;
    return items;
  }

  #readNext(bytes: Uint8Array, at: number): number {
    if (this.#blockRest > 0) return this.#readData(bytes, at);
    const isInHeader = this.#headerBytes > 0;
    const beginsBlock = this.#mayBeBlock && this.#line.length === 0 && (bytes[at] ?? 0) <= BLOCK_TYPES.end;
    return isInHeader || beginsBlock ? this.#readHeaderByte(bytes, at) : this.#readLine(bytes, at);
  }

  #readData(bytes: Uint8Array, at: number): number {
    const end = Math.min(at + this.#blockRest, bytes.length);
    this.#blockRest -= end - at;
    this.#items.push({ kind: 'data', bytes: bytes.subarray(at, end) });
    return end;
  }

  #readHeaderByte(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    if (this.#headerBytes === 0) this.#blockType = byte;
    else this.#blockLength += this.#headerBytes === 1 ? byte : byte * BYTE_VALUES;
    this.#headerBytes++;
    this.#touchedBytes++;
    if (this.#headerBytes === BLOCK_HEADER_BYTES) this.#beginBlock(this.#blockLength);
    return at + 1;
  }

  #beginBlock(length: number): void {
    this.#headerBytes = 0;
    this.#blockLength = 0;
    if (this.#blockType === BLOCK_TYPES.data) this.#blockRest = length;
    else if (length === 0) this.#items.push({ kind: 'end' });
    else this.#fail('badBlock', 'an end block that announces data');
  }

  #readLine(bytes: Uint8Array, at: number): number {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? bytes.length : found;
    this.#touchedBytes += 2 * (end - at) + 1;
    if (this.#line.length + end - at > MSNFTP_LINE_MAX_BYTES) {
      this.#fail('lineTooLong', `a line above ${MSNFTP_LINE_MAX_BYTES} bytes`);
      return bytes.length;
    }
    this.#line.append(bytes.subarray(at, end));
    if (found < 0) return end;
    const text = decodeUtf8(this.#line.take()).trim();
    if (text !== '') this.#items.push({ kind: 'line', line: readMsnftpLine(text) });
    return end + 1;
  }

  #fail(code: MsnftpFaultCode, message: string): void {
    this.#isFaulted = true;
    this.#line.take();
    this.#items.push({ kind: 'fault', fault: { code, message } });
  }
}
