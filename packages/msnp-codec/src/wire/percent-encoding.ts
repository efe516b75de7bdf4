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

/** What each ASCII character becomes in {@link encodePercent}. */
const STRICT_ESCAPES: readonly string[] = Array.from({ length: ASCII_CHARACTERS }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return UNRESERVED_ONLY.test(character) ? character : escapeOf(unit);
});

/** Escapes every byte outside `A-Z a-z 0-9 - _ . ~`; a lone surrogate goes out as U+FFFD. */
export function encodePercent(text: string): string {
  if (UNRESERVED_ONLY.test(text)) return text;
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
  if (!text.includes('%')) return text;
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
