/** Bytes a text takes percent-encoded, the measure of the protocol's limits on names. */
const BARE = /[A-Za-z0-9\-_.~]/;

export function encodedLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    length += BARE.test(character) ? 1 : bytes * 3;
  }
  return length;
}
