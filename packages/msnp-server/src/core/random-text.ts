/** Identifiers made of random bytes that are passed in. */
import type { Environment } from './environment.ts';

type Randomness = Pick<Environment, 'randomBytes'>;

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Lower-case hex of as many random bytes. */
export function randomHex(randomness: Randomness, bytes: number): string {
  return hexOf(randomness.randomBytes(bytes));
}

/** A version 4 GUID without braces. */
export function randomGuid(randomness: Randomness): string {
  const bytes = Uint8Array.from(randomness.randomBytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** As many random decimal digits; the first is never 0. */
export function randomDigits(randomness: Randomness, count: number): string {
  let text = '';
  for (const byte of randomness.randomBytes(count)) text += String(byte % 10);
  return withoutLeadingZero(text);
}

/** A first digit 0 becomes 1. */
export function withoutLeadingZero(digits: string): string {
  return digits.startsWith('0') ? `1${digits.slice(1)}` : digits;
}
