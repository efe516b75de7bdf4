/**
 * Buffers that are handed on in order, and used again once what is in them has got there. A transfer would else leave
 * as much garbage as the file is large, and collecting it takes longer than moving the bytes.
 */

interface UnderWay {
  readonly buffer: Uint8Array;
  /** Of all bytes handed on, how many there are with these. */
  readonly end: number;
}

export class BuffersUnderWay {
  readonly #underWay: UnderWay[] = [];
  readonly #free: Uint8Array[] = [];
  #handed = 0;

  /** One of at least so many bytes, with anything in it. */
  take(bytes: number): Uint8Array {
    for (let buffer = this.#free.pop(); buffer !== undefined; buffer = this.#free.pop()) {
      // What is too small now would be so again.
      if (buffer.length >= bytes) return buffer;
    }
    return new Uint8Array(bytes);
  }

  /** The first so many bytes of a buffer that was taken are handed on: not to be touched until they have got there. */
  hand(buffer: Uint8Array, bytes: number): Uint8Array {
    this.#handed += bytes;
    this.#underWay.push({ buffer, end: this.#handed });
    return buffer.subarray(0, bytes);
  }

  /** So many of all bytes handed on have got there. */
  arrived(total: number): void {
    let count = 0;
    for (const { buffer, end } of this.#underWay) {
      if (end > total) break;
      this.#free.push(buffer);
      count++;
    }
    if (count > 0) this.#underWay.splice(0, count);
  }
}
