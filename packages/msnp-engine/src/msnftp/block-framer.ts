/**
 * Cuts a file into blocks. Pieces come in any size; all blocks but the last are full, as other clients send them, so
 * what is short of a block waits for the next piece.
 */
import { BLOCK_DATA_MAX_BYTES, BLOCK_HEADER_BYTES, encodeBlockHeader } from '@nudge/msnp-codec';

const FULL_BLOCK_BYTES = BLOCK_HEADER_BYTES + BLOCK_DATA_MAX_BYTES;
const FULL_HEADER = encodeBlockHeader(BLOCK_DATA_MAX_BYTES);
const NOTHING = new Uint8Array(0);

export class BlockFramer {
  #tail = NOTHING;

  /** Room that {@link frame} needs for so many bytes more, at most. */
  roomFor(bytes: number): number {
    const blocks = Math.ceil((this.#tail.length + bytes) / BLOCK_DATA_MAX_BYTES);
    return blocks * FULL_BLOCK_BYTES;
  }

  /** Writes the next bytes as blocks, and gives how many bytes those are; `isLast`: nothing may wait. */
  frame(bytes: Uint8Array, framed: Uint8Array, isLast: boolean): number {
    const available = this.#tail.length + bytes.length;
    const blocks = Math.floor(available / BLOCK_DATA_MAX_BYTES);
    const over = available - blocks * BLOCK_DATA_MAX_BYTES;
    const lastBytes = isLast && over > 0 ? BLOCK_HEADER_BYTES + over : 0;
    let at = 0;
    for (let block = 0; block < blocks; block++) {
      framed.set(FULL_HEADER, block * FULL_BLOCK_BYTES);
      at = this.#fill(
        framed.subarray(block * FULL_BLOCK_BYTES + BLOCK_HEADER_BYTES, (block + 1) * FULL_BLOCK_BYTES),
        bytes,
        at,
      );
    }
    if (lastBytes > 0) {
      framed.set(encodeBlockHeader(over), blocks * FULL_BLOCK_BYTES);
      const dataAt = blocks * FULL_BLOCK_BYTES + BLOCK_HEADER_BYTES;
      at = this.#fill(framed.subarray(dataAt, dataAt + over), bytes, at);
    }
    this.#keep(bytes, at);
    return blocks * FULL_BLOCK_BYTES + lastBytes;
  }

  /** Fills one block, first from what waited; gives where the bytes go on. */
  #fill(data: Uint8Array, bytes: Uint8Array, at: number): number {
    const waited = this.#tail.length;
    if (waited > 0) {
      data.set(this.#tail);
      this.#tail = NOTHING;
    }
    const end = at + data.length - waited;
    data.set(bytes.subarray(at, end), waited);
    return end;
  }

  #keep(bytes: Uint8Array, at: number): void {
    if (at >= bytes.length) return;
    const rest = bytes.subarray(at);
    const tail = new Uint8Array(this.#tail.length + rest.length);
    tail.set(this.#tail);
    tail.set(rest, this.#tail.length);
    this.#tail = tail;
  }
}
