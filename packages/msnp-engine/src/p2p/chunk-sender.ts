/**
 * Chooses which chunk goes next, whatever carries it. Acknowledgements go before SLP, SLP before data; messages
 * with data take turns, chunk by chunk, so that a picture does not wait for a film.
 */
import type { Lane, MessageRank, OutgoingChunk, OutgoingMessage } from './outgoing-message.ts';

export class ChunkSender {
  readonly #queues: Readonly<Record<MessageRank, OutgoingMessage[]>> = { control: [], slp: [], data: [] };

  get isEmpty(): boolean {
    const { control, slp, data } = this.#queues;
    return control.length === 0 && slp.length === 0 && data.length === 0;
  }

  add(message: OutgoingMessage): void {
    const queue = this.#queues[message.rank];
    if (!queue.includes(message)) queue.push(message);
  }

  has(message: OutgoingMessage): boolean {
    return this.#queues[message.rank].includes(message);
  }

  remove(message: OutgoingMessage): void {
    const queue = this.#queues[message.rank];
    const index = queue.indexOf(message);
    if (index >= 0) queue.splice(index, 1);
  }

  /** Everything that has not been sent whole. */
  get messages(): readonly OutgoingMessage[] {
    const { control, slp, data } = this.#queues;
    return [...control, ...slp, ...data];
  }

  /** The next chunk with at most so many bytes of data; undefined when there is nothing to send. */
  next(maxBytes: number, lane: Lane): OutgoingChunk | undefined {
    const { control, slp, data } = this.#queues;
    const first = control[0] ?? slp[0];
    if (first !== undefined) return this.#chunkOf(first, maxBytes, lane);
    for (const message of data) {
      const chunk = message.isHeld ? undefined : this.#chunkOf(message, maxBytes, lane);
      if (chunk === undefined) continue;
      this.#putBehind(message);
      return chunk;
    }
    return undefined;
  }

  #chunkOf(message: OutgoingMessage, maxBytes: number, lane: Lane): OutgoingChunk | undefined {
    const { content } = message;
    const dataOffset = content.position;
    const data = content.take(maxBytes);
    if (data === undefined) return undefined;
    message.isBegun = true;
    message.lanes.add(lane);
    if (message.rank === 'control' || content.position === content.totalSize) {
      message.isSent = true;
      this.remove(message);
    }
    return { message, dataOffset, data };
  }

  #putBehind(message: OutgoingMessage): void {
    const queue = this.#queues.data;
    if (queue.length < 2 || message.isSent) return;
    this.remove(message);
    queue.push(message);
  }
}
