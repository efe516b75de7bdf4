/**
 * Puts messages together again that were cut by Message-ID. The first part has the headers and the count, later
 * ones only their place. Parts come in order from each sender; what stays unfinished is dropped after a minute.
 */
import { type ChunkMark, joinChunks, type MimeMessage, type SwitchboardMessage } from '@nudge/msnp-codec';

/** Most parts of one message. */
export const INCOMING_CHUNKS_MAX = 100;
/** Most bytes of one message, all parts together. */
export const CHUNKED_MESSAGE_MAX_BYTES = 64 * 1024;
/** Most unfinished messages in one switchboard. */
export const UNFINISHED_MESSAGES_MAX = 8;
/** How long a message may stay unfinished, in milliseconds. */
export const UNFINISHED_MESSAGE_TIMEOUT = 60_000;

interface Unfinished {
  readonly chunks: number;
  readonly first: MimeMessage;
  readonly bytes: number;
  readonly laterBodies: readonly Uint8Array[];
  readonly deadline: number;
}

/** One part as it came. */
export interface IncomingChunk {
  readonly sender: string;
  readonly mark: ChunkMark;
  readonly mime: MimeMessage;
}

export class ChunkAssembler {
  readonly #unfinished = new Map<string, Unfinished>();

  /** Takes a part; gives the whole message once its last part is here. */
  add(chunk: IncomingChunk, now: number): SwitchboardMessage | undefined {
    this.expire(now);
    const key = `${chunk.sender} ${chunk.mark.messageId}`;
    if (chunk.mark.chunks === undefined) return this.#continue(key, chunk);
    this.#begin(key, chunk, now);
    return undefined;
  }

  /** Drops what has stayed unfinished too long. */
  expire(now: number): void {
    for (const [key, { deadline }] of this.#unfinished) {
      if (deadline <= now) this.#unfinished.delete(key);
    }
  }

  get unfinishedCount(): number {
    return this.#unfinished.size;
  }

  #begin(key: string, { mark, mime }: IncomingChunk, now: number): void {
    const { chunks = 1 } = mark;
    if (chunks > INCOMING_CHUNKS_MAX) return;
    if (this.#unfinished.size >= UNFINISHED_MESSAGES_MAX && !this.#unfinished.has(key)) return;
    // A copy: the body is a view that would keep everything read with it in memory.
    const first = { ...mime, body: mime.body.slice() };
    const deadline = now + UNFINISHED_MESSAGE_TIMEOUT;
    this.#unfinished.set(key, { chunks, first, bytes: first.body.length, laterBodies: [], deadline });
  }

  #continue(key: string, { mark, mime }: IncomingChunk): SwitchboardMessage | undefined {
    const unfinished = this.#unfinished.get(key);
    if (unfinished === undefined) return undefined;
    this.#unfinished.delete(key);
    const laterBodies = [...unfinished.laterBodies, mime.body.slice()];
    const bytes = unfinished.bytes + mime.body.length;
    if (mark.chunk !== laterBodies.length || bytes > CHUNKED_MESSAGE_MAX_BYTES) return undefined;
    if (laterBodies.length + 1 === unfinished.chunks) return joinChunks(unfinished.first, laterBodies);
    this.#unfinished.set(key, { ...unfinished, laterBodies, bytes });
    return undefined;
  }
}
