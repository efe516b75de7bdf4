/** Answers to CHL: plain MD5 up to MSNP10, a 64-bit sum folded over MD5 from MSNP11 on. */
import type { ProtocolVersion } from '../model/protocol-version.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { hexOf, type Md5 } from './hash.ts';
import type { Product } from './product-keys.ts';

const FIRST_VERSION_WITH_LONG_ANSWER = 11;

/** The 32 hex characters that QRY carries, by the dialect in use. */
export function challengeResponse(
  challenge: string,
  product: Pick<Product, 'id' | 'key'>,
  options: { readonly version: ProtocolVersion; readonly md5: Md5 },
): string {
  const digest = options.md5(encodeUtf8(challenge + product.key));
  if (options.version < FIRST_VERSION_WITH_LONG_ANSWER) return hexOf(digest);
  return hexOf(maskDigest(digest, paddedText(challenge + product.id)));
}

/** Words of the text come in pairs of four bytes each. */
const PAIR_BYTES = 8;
const WORD_BYTES = 4;
const MAGIC = 0x0e79_a9c1n;
const MODULUS = 0x7fff_ffffn;
const SIGN_CLEARED = 0x7fff_ffff;

/** The text as bytes, filled up with the digit 0; nothing is added where it fits already. */
function paddedText(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / PAIR_BYTES) * PAIR_BYTES).fill('0'.charCodeAt(0));
  padded.set(bytes);
  return padded;
}

/** Lays the sum over the original digest; the words with their sign cleared only go into the sum. */
function maskDigest(digest: Uint8Array, text: Uint8Array): Uint8Array {
  const { high, low } = foldWords(wordsOf(digest, SIGN_CLEARED), wordsOf(text, ~0));
  const mask = [high, low, high, low];
  return digest.map((byte, index) => {
    const word = mask[Math.floor(index / WORD_BYTES)] ?? 0;
    return byte ^ (word >>> ((index % WORD_BYTES) * 8));
  });
}

/** Little-endian 32-bit words. */
function wordsOf(bytes: Uint8Array, mask: number): readonly bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: bigint[] = [];
  for (let at = 0; at + WORD_BYTES <= bytes.length; at += WORD_BYTES) {
    words.push(BigInt((view.getUint32(at, true) & mask) >>> 0));
  }
  return words;
}

function foldWords(
  digest: readonly bigint[],
  text: readonly bigint[],
): { readonly high: number; readonly low: number } {
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = digest;
  let high = 0n;
  let low = 0n;
  for (let index = 0; index < text.length; index += 2) {
    let term = ((text[index] ?? 0n) * MAGIC) % MODULUS;
    term = (first * (term + high) + second) % MODULUS;
    high = (third * (((text[index + 1] ?? 0n) + term) % MODULUS) + fourth) % MODULUS;
    low += high + term;
  }
  return { high: Number((high + second) % MODULUS), low: Number((low + fourth) % MODULUS) };
}
