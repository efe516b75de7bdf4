/** A view without a subclass of the platform, whose own versions of `subarray` and `indexOf` are slower. */
export function plainArray(chunk: Uint8Array): Uint8Array {
  if (chunk.constructor === Uint8Array) return chunk;
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
