/** What mail headers need that MSNP's do not: names of other scripts (RFC 2047), dates (RFC 2822), folded lines. */
import { readFields, type MimeHeader } from '../message/mime.ts';
import { decodeBase64, encodeBase64 } from '../wire/base64.ts';
import { decodeLatin1, decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';

/** A word of another script, in one piece however long: readers of offline messages expect no more. */
export function encodeMailWord(text: string): string {
  return `=?utf-8?B?${encodeBase64(encodeUtf8(text))}?=`;
}

const WORD = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi;
const BLANKS_BETWEEN_WORDS = /(\?=)\s+(?==\?[\w*-]+\?[bq]\?)/gi;

/** Text with encoded words in it; a word that cannot be read stays as it is. */
export function decodeMailWords(text: string): string {
  const joined = text.replaceAll(BLANKS_BETWEEN_WORDS, '$1');
  let plain = '';
  let copied = 0;
  for (const match of joined.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', content = ''] = match;
    const bytes = encoding.toLowerCase() === 'b' ? decodeBase64(content) : quotedBytes(content);
    const word = bytes === undefined ? undefined : decodeCharset(bytes, charset);
    plain += joined.slice(copied, match.index) + (word ?? whole);
    copied = match.index + whole.length;
  }
  return plain + joined.slice(copied);
}

const LATIN1_CHARSETS: ReadonlySet<string> = new Set(['iso-8859-1', 'windows-1252']);
const UTF8_CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

/** Undefined for a charset that we do not read. */
export function decodeCharset(bytes: Uint8Array, charset: string): string | undefined {
  const name = charset.toLowerCase();
  if (UTF8_CHARSETS.has(name)) return decodeUtf8(bytes);
  return LATIN1_CHARSETS.has(name) ? decodeLatin1(bytes) : undefined;
}

const QUOTED_BYTE = /^=([\da-f]{2})/i;
const UNDERSCORE = 0x5f;
const BLANK = 0x20;

function quotedBytes(content: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < content.length; at++) {
    const hex = QUOTED_BYTE.exec(content.slice(at, at + 3))?.[1];
    const code = hex === undefined ? content.charCodeAt(at) : Number.parseInt(hex, 16);
    bytes.push(hex === undefined && code === UNDERSCORE ? BLANK : code);
    if (hex !== undefined) at += 2;
  }
  return Uint8Array.from(bytes);
}

/** Headers by lower-cased name, the first of several; a line that begins with a blank goes on with the one before. */
export function readMailHeaders(head: string): ReadonlyMap<string, string> {
  return readFields(head.replaceAll(/\r?\n[ \t]/g, ' '), (name) => name.toLowerCase());
}

/** The parts of a header, in the order and spelling they came in; for handing them on. */
export function listMailHeaders(head: string): readonly MimeHeader[] {
  const headers: MimeHeader[] = [];
  for (const line of head.replaceAll(/\r?\n[ \t]/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return headers;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MAIL_DATE =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(?:([+-])(\d{2})(\d{2})|gmt|ut|utc|z)?(?:\s*\([^)]*\))?$/i;
const SERVICE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z?$/i;
const FIRST_YEAR = 1970;
const DATE_MAX_LENGTH = 100;
const MINUTE_MS = 60_000;

interface DateParts {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Unix milliseconds of a date that exists, from 1970 on. */
function timeOf(parts: DateParts): number | undefined {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  if (year < FIRST_YEAR || month < 0 || month > 11 || day < 1 || day > 31) return undefined;
  // 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month, day, hour, minute, second, millisecond);
}

/** `27 Nov 2026 19:52:00 -0800`, with or without the day of the week; without a zone it is UTC. Unix milliseconds. */
export function parseMailDate(text: string): number | undefined {
  const match = MAIL_DATE.exec(text.trim().slice(0, DATE_MAX_LENGTH));
  if (match === null) return undefined;
  const [, day, name = '', year, hour, minute, second = '0', sign, zoneHours, zoneMinutes] = match;
  const month = MONTHS.findIndex((other) => other.toLowerCase() === name.toLowerCase());
  const local = timeOf({
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: 0,
  });
  if (local === undefined || sign === undefined) return local;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * MINUTE_MS;
  return sign === '-' ? local + zone : local - zone;
}

/** Unix milliseconds as a date of mail, in UTC. */
export function encodeMailDate(time: number): string {
  const date = new Date(time);
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const day = `${DAYS[date.getUTCDay()] ?? ''}, ${date.getUTCDate()}`;
  return `${day} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()} ${clock} +0000`;
}

/** The time in a notice (`receivedAt`), such as `2026-11-27T19:52:00.000Z`. Unix milliseconds. */
export function parseServiceTime(text: string): number | undefined {
  const match = SERVICE_TIME.exec(text.trim().slice(0, DATE_MAX_LENGTH));
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  return timeOf({
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0')),
  });
}

/** Unix milliseconds as the time in a notice. */
export function encodeServiceTime(time: number): string {
  return new Date(time).toISOString();
}
