/** UTF-16, low byte first, as MSNP's binary fields have it. */
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const FIRST_HIGH_SURROGATE = 0xd800;
const LAST_HIGH_SURROGATE = 0xdbff;

/** Two bytes for each unit. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}

/** Reads up to the first zero unit, or to the end; half of a pair becomes U+FFFD. */
export function decodeUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const unit = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return decodeUtf8(encodeUtf8(text));
}

/** The beginning of a text, at most so many units long, without half of a pair at its end. */
export function wholeCharacters(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  const isHalved = last >= FIRST_HIGH_SURROGATE && last <= LAST_HIGH_SURROGATE;
  return text.slice(0, isHalved ? maxLength - 1 : maxLength);
}
