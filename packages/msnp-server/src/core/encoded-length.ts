/** Bytes a text takes percent-encoded, the measure of the protocol's limits on names. */
import { encodeUtf8 } from '@nudge/msnp-codec';

const ESCAPE_LENGTH = 3;
const BARE = /[A-Za-z0-9\-_.~]/;

export function encodedLength(text: string): number {
  let length = 0;
  for (const character of text) {
    length += BARE.test(character) ? 1 : ESCAPE_LENGTH * encodeUtf8(character).length;
  }
  return length;
}
