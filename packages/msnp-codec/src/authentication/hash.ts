/** Hashes are passed in by whoever has a platform that computes them. */
export type Md5 = (bytes: Uint8Array) => Uint8Array;

const HEX_DIGITS = '0123456789abcdef';

/** Lower-case hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX_DIGITS.charAt(byte >> 4) + HEX_DIGITS.charAt(byte & 15);
  return text;
}
