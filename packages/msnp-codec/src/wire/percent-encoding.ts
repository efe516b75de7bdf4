/**
 * Percent-encoding of free text inside arguments. Strict when writing, lenient when reading: `+` is a plus, a
 * stray percent stays, bytes that are not UTF-8 become U+FFFD.
 */
import { decodeUtf8 } from './utf8.ts';

const UNRESERVED_ONLY = /^[\w\-.~]*$/;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const LEFT_BY_PLATFORM = /[!'()*]/g;
const ENCODED_RUN = /(?:%[0-9a-f]{2})+/gi;
const ASCII_CHARACTERS = 0x80;
const DELETE = 0x7f;
const BLANK = 0x20;

function escapeOf(unit: number): string {
  return `%${unit.toString(16).toUpperCase().padStart(2, '0')}`;
}

const ASCII_TEXT: readonly string[] = Array.from({ length: ASCII_CHARACTERS }, (_, unit) =>
  String.fromCharCode(unit),
);

/** What each ASCII character becomes in {@link encodePercent}. */
const STRICT_ESCAPES: readonly string[] = ASCII_TEXT.map((character, unit) =>
  UNRESERVED_ONLY.test(character) ? character : escapeOf(unit),
);

/** Escapes every byte outside `A-Z a-z 0-9 - _ . ~`; a lone surrogate goes out as U+FFFD. */
export function encodePercent(text: string): string {
  let encoded = '';
  for (let index = 0; index < text.length; index++) {
    const escape = STRICT_ESCAPES[text.charCodeAt(index)];
    if (escape === undefined) return encodeBeyondAscii(text);
    encoded += escape;
  }
  return encoded;
}

function encodeBeyondAscii(text: string): string {
  const encoded = encodeURIComponent(text.replaceAll(LONE_SURROGATE, '\ufffd'));
  return encoded.replaceAll(LEFT_BY_PLATFORM, (character) => escapeOf(character.charCodeAt(0)));
}

/** Escapes only blank, percent and controls: for tokens others compare literally, such as version numbers. */
export function encodePercentMinimal(text: string): string {
  return rawToken(text.replaceAll('%', '%25'));
}

/**
 * A token that goes out raw (account, GUID, ticket, URL). Blanks and controls, which would forge another token
 * or another line, are escaped; everything else stays, percent signs included.
 */
export function rawToken(text: string): string {
  for (let index = 0; index < text.length; index++) {
    if (forgesToken(text.charCodeAt(index))) return escapeForging(text);
  }
  return text;
}

function forgesToken(unit: number): boolean {
  return unit <= BLANK || unit === DELETE;
}

function escapeForging(text: string): string {
  return Array.from(text, (character) => {
    const unit = character.charCodeAt(0);
    return forgesToken(unit) ? escapeOf(unit) : character;
  }).join('');
}

/** Never fails; see the head of this file for what happens to broken input. */
export function decodePercent(text: string): string {
  const firstPercent = text.indexOf('%');
  if (firstPercent < 0) return text;
  if (text.length > SHORT_TEXT) return decodeWithPlatform(text);
  return decodeAsciiEscapes(text, firstPercent) ?? decodeWithPlatform(text);
}

/** Up to this many characters, and escaping only ASCII, a loop beats the platform's decoder. */
const SHORT_TEXT = 48;
const ESCAPE_LENGTH = 3;

function decodeAsciiEscapes(text: string, firstPercent: number): string | undefined {
  let decoded = '';
  let copied = 0;
  for (let at = firstPercent; at >= 0; at = text.indexOf('%', copied)) {
    const unit = hexDigit(text.charCodeAt(at + 1)) * 16 + hexDigit(text.charCodeAt(at + 2));
    const character = ASCII_TEXT[unit];
    if (character === undefined) return undefined;
    decoded += text.slice(copied, at) + character;
    copied = at + ESCAPE_LENGTH;
  }
  return decoded + text.slice(copied);
}

const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
const LETTER_A = 97;
const LETTER_F = 102;
/** Makes a lower-case letter of an upper-case one. */
const CASE_BIT = 0x20;

/** Value of a hexadecimal digit, NaN for anything else. */
function hexDigit(unit: number): number {
  if (unit >= DIGIT_ZERO && unit <= DIGIT_NINE) return unit - DIGIT_ZERO;
  const letter = unit | CASE_BIT;
  return letter >= LETTER_A && letter <= LETTER_F ? letter - LETTER_A + 10 : Number.NaN;
}

function decodeWithPlatform(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(ENCODED_RUN, decodeRun);
  }
}

function decodeRun(run: string): string {
  const bytes = new Uint8Array(run.length / 3);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
  }
  return decodeUtf8(bytes);
}
