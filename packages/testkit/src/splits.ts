/** The same bytes in pieces of at most so many bytes. */
export function inPieces(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
  return pieces;
}

/** Every way to cut the bytes in two, whole first. */
export function cutsOf(bytes: Uint8Array): readonly (readonly Uint8Array[])[] {
  const cuts: (readonly Uint8Array[])[] = [[bytes]];
  for (let at = 1; at < bytes.length; at++) cuts.push([bytes.slice(0, at), bytes.slice(at)]);
  return cuts;
}
