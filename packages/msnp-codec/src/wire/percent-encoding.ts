/**
 * Percent-encoding of free text inside arguments. Strict when writing, lenient when reading: `+` is a plus, a
 * stray percent stays, bytes that are not UTF-8 become U+FFFD.
 */
import { decodeUtf8 } from './utf8.ts';

const UNRESERVED_ONLY = /^[\w\-.~]*$/;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const LEFT_BY_PLATFORM = /[!'()*]/g;
const ENCODED_RUN = /(?:%[0-9a-f]{2})+/gi;
// oxlint-disable-next-line no-control-regex -- the controls are what must not reach the wire
const LINE_BREAKING = /[\u0000-\u0020\u007f]/g;
// oxlint-disable-next-line no-control-regex -- the controls are what must not reach the wire
const LINE_BREAKING_OR_PERCENT = /[\u0000-\u0020\u007f%]/g;

function encodeAsciiCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Escapes every byte outside `A-Z a-z 0-9 - _ . ~`; a lone surrogate goes out as U+FFFD. */
export function encodePercent(text: string): string {
  if (UNRESERVED_ONLY.test(text)) return text;
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd')).replace(
    LEFT_BY_PLATFORM,
    encodeAsciiCharacter,
  );
}

/** Escapes only blank, percent and controls: for tokens others compare literally, such as version numbers. */
export function encodePercentMinimal(text: string): string {
  return text.replace(LINE_BREAKING_OR_PERCENT, encodeAsciiCharacter);
}

/**
 * A token that goes out raw (account, GUID, ticket, URL). Blanks and controls, which would forge another token
 * or another line, are escaped; everything else stays, percent signs included.
 */
export function rawToken(text: string): string {
  return text.replace(LINE_BREAKING, encodeAsciiCharacter);
}

/** Never fails; see the head of this file for what happens to broken input. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(ENCODED_RUN, decodeRun);
  }
}

function decodeRun(run: string): string {
  const bytes = new Uint8Array(run.length / 3);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
  }
  return decodeUtf8(bytes);
}
