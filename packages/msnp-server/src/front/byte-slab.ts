/**
 * Room for bytes that go out at once. Small pieces share one large array, because an array of its own for each
 * costs more than filling it, and collecting them costs more still. Whoever knows that everything handed out
 * has been written says so, and the slab is used again from the start; else it lives as long as its pieces.
 */
const SLAB_BYTES = 64 * 1024;
const SHARED_MAX_BYTES = SLAB_BYTES / 4;

let slab = new Uint8Array(SLAB_BYTES);
let used = 0;

/** As many bytes to be overwritten; what they hold before is unspecified. */
export function carve(length: number): Uint8Array {
  if (length > SHARED_MAX_BYTES) return new Uint8Array(length);
  if (used + length > SLAB_BYTES) {
    slab = new Uint8Array(SLAB_BYTES);
    used = 0;
  }
  const piece = slab.subarray(used, used + length);
  used += length;
  return piece;
}

/** Nothing carved so far is needed any more: every piece was taken from its queue and is out. */
export function rewind(): void {
  used = 0;
}
