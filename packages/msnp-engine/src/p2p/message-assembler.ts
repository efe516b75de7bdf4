/**
 * Puts SLP messages together from their chunks. What it holds is bounded in messages, bytes and time; a message
 * that comes again after it was complete is known, so that it is acknowledged again and done once.
 */
import type { P2pChunk, P2pHeader } from '@nudge/msnp-codec';
import { InOrderBytes } from './in-order-bytes.ts';
import {
  RECENT_MESSAGES_MAX,
  UNFINISHED_BYTES_MAX,
  UNFINISHED_MESSAGES_MAX,
  UNFINISHED_TIMEOUT,
} from './limits.ts';
import { RecentKeys } from './recent-keys.ts';

interface Unfinished {
  readonly bytes: Uint8Array;
  readonly order: InOrderBytes;
  /** Header of the chunk at the end of the message, once it came: the one to acknowledge. */
  lastHeader: P2pHeader | undefined;
  deadline: number;
}

/** A message, or word of one that was complete before. */
export interface AssembledMessage {
  /** Of its last chunk. */
  readonly header: P2pHeader;
  /** Absent when it came before. */
  readonly bytes?: Uint8Array;
}

export class MessageAssembler {
  readonly #unfinished = new Map<string, Unfinished>();
  readonly #recent = new RecentKeys(RECENT_MESSAGES_MAX);
  #heldBytes = 0;

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Takes a chunk of a message of at most so many bytes; gives the message when it is complete by it. */
  add(chunk: P2pChunk, maxBytes: number, now: number): AssembledMessage | undefined {
    const { header, data } = chunk;
    const isEnd = header.dataOffset + data.length === header.totalSize;
    const key = `${header.identifier}/${header.totalSize}`;
    if (this.#recent.has(key)) return isEnd ? { header } : undefined;
    const unfinished = this.#unfinished.get(key) ?? this.#begin(key, chunk, maxBytes);
    if (unfinished === undefined) return undefined;
    unfinished.deadline = now + UNFINISHED_TIMEOUT;
    if (isEnd) unfinished.lastHeader = header;
    const fate = unfinished.order.add(header.dataOffset, data, (bytes) => {
      unfinished.bytes.set(bytes, unfinished.order.position - bytes.length);
    });
    if (fate === 'refused') this.#drop(key);
    if (fate === 'refused' || !unfinished.order.isComplete) return undefined;
    this.#drop(key);
    this.#recent.add(key);
    return { header: unfinished.lastHeader ?? header, bytes: unfinished.bytes };
  }

  expire(now: number): void {
    for (const [key, { deadline }] of this.#unfinished) {
      if (deadline <= now) this.#drop(key);
    }
  }

  clear(): void {
    for (const key of this.#unfinished.keys()) this.#drop(key);
  }

  #begin(key: string, { header }: P2pChunk, maxBytes: number): Unfinished | undefined {
    const { totalSize } = header;
    if (totalSize === 0 || totalSize > maxBytes) return undefined;
    if (this.#unfinished.size >= UNFINISHED_MESSAGES_MAX) return undefined;
    if (this.#heldBytes + totalSize > UNFINISHED_BYTES_MAX) return undefined;
    // A message that is sent again over another lane is cut in another way.
    const order = new InOrderBytes({ start: 0, totalSize, mayOverlap: true });
    const unfinished = { bytes: new Uint8Array(totalSize), order, lastHeader: undefined, deadline: 0 };
    this.#unfinished.set(key, unfinished);
    this.#heldBytes += totalSize;
    return unfinished;
  }

  #drop(key: string): void {
    const unfinished = this.#unfinished.get(key);
    if (unfinished === undefined) return;
    this.#unfinished.delete(key);
    this.#heldBytes -= unfinished.bytes.length;
  }
}
