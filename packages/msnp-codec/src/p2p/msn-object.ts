/**
 * MSNObject (MSNP9+): the descriptor of a display picture, an emoticon and the like. Read leniently, in any
 * order of attributes; an object is known by SHA1D, and a SHA1C that does not fit is no reason to refuse it.
 */
import { escapeXml, unescapeXml } from '../message/xml-text.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { encodeBase64, decodeBase64 } from '../wire/base64.ts';
import type { Mutable } from '../mutable.ts';

/** A SHA-1 passed in by whoever has one. */
export type Sha1 = (bytes: Uint8Array) => Uint8Array;

/** Numbers of the Type attribute. */
export const MSN_OBJECT_TYPES = {
  customEmoticon: 2,
  displayPicture: 3,
  sharedFile: 4,
  background: 5,
  animatedDisplayPicture: 7,
  wink: 8,
  voiceClip: 11,
  savedState: 12,
  location: 14,
} as const;

export interface MsnObject {
  readonly creator: string;
  /** Bytes of the data. */
  readonly size: number;
  readonly type: number;
  readonly location: string;
  /** Base64 as on the wire; see {@link friendlyText}. */
  readonly friendly: string;
  /** Base64 of SHA-1 over the data. */
  readonly sha1d: string;
  /** Base64 of SHA-1 over the other fields; optional for later clients. */
  readonly sha1c?: string;
  readonly contentType?: string;
  readonly stamp?: string;
}

/** Base64 of an empty text with its closing zero. */
export const EMPTY_FRIENDLY = 'AAA=';
const ATTRIBUTE = /([\w:]{1,32})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NUMBER = /^\d{1,10}$/;
/** Longest descriptor believed in, in characters; a command line has less room. */
const XML_MAX_LENGTH = 8192;

/** Reads the XML; undefined when a field that makes an object usable is missing. */
export function parseMsnObject(xml: string): MsnObject | undefined {
  if (xml.length > XML_MAX_LENGTH || !/^\s*<msnobj\s/i.test(xml)) return undefined;
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of xml.matchAll(ATTRIBUTE)) {
    attributes.set((name ?? '').toLowerCase(), unescapeXml(double ?? single ?? ''));
  }
  const creator = attributes.get('creator');
  const size = readNumber(attributes.get('size'));
  const type = readNumber(attributes.get('type'));
  const sha1d = attributes.get('sha1d');
  if (creator === undefined || size === undefined || type === undefined || !sha1d) return undefined;
  const location = attributes.get('location') ?? '';
  const friendly = attributes.get('friendly') ?? EMPTY_FRIENDLY;
  const object: Mutable<MsnObject> = { creator, size, type, location, friendly, sha1d };
  addOptional(object, attributes);
  return object;
}

function addOptional(object: Mutable<MsnObject>, attributes: ReadonlyMap<string, string>): void {
  const sha1c = attributes.get('sha1c');
  const contentType = attributes.get('contenttype');
  const stamp = attributes.get('stamp');
  if (sha1c !== undefined) object.sha1c = sha1c;
  if (contentType !== undefined) object.contentType = contentType;
  if (stamp !== undefined) object.stamp = stamp;
}

function readNumber(token: string | undefined): number | undefined {
  return token !== undefined && NUMBER.test(token) ? Number(token) : undefined;
}

/** Writes the XML, attributes in the usual order. */
export function encodeMsnObject(object: MsnObject): string {
  const { creator, size, type, location, friendly, sha1d, sha1c, contentType, stamp } = object;
  const attributes: readonly (readonly [string, string | undefined])[] = [
    ['Creator', creator],
    ['Size', String(size)],
    ['Type', String(type)],
    ['Location', location],
    ['Friendly', friendly],
    ['SHA1D', sha1d],
    ['SHA1C', sha1c],
    ['contenttype', contentType],
    ['stamp', stamp],
  ];
  const written = attributes.map(([name, value]) =>
    value === undefined ? '' : ` ${name}="${escapeXml(value)}"`,
  );
  return `<msnobj${written.join('')}/>`;
}

/** What {@link buildMsnObject} needs to know of an object. */
export interface MsnObjectSource {
  readonly creator: string;
  readonly type: number;
  readonly location: string;
  /** Plain text; empty for none. */
  readonly friendlyText?: string;
  readonly data: Uint8Array;
}

/** Makes the descriptor of data, both hashes filled in. */
export function buildMsnObject(source: MsnObjectSource, sha1: Sha1): MsnObject {
  const object: MsnObject = {
    creator: source.creator,
    size: source.data.length,
    type: source.type,
    location: source.location,
    friendly: friendlyOf(source.friendlyText ?? ''),
    sha1d: encodeBase64(sha1(source.data)),
  };
  return { ...object, sha1c: objectChecksum(object, sha1) };
}

/** SHA1C: over names and values of six fields, joined without anything between. */
export function objectChecksum(object: MsnObject, sha1: Sha1): string {
  const { creator, size, type, location, friendly, sha1d } = object;
  const who = `Creator${creator}Size${size}Type${type}`;
  return encodeBase64(sha1(encodeUtf8(`${who}Location${location}Friendly${friendly}SHA1D${sha1d}`)));
}

/** Base64 of UTF-16LE with a closing zero. */
function friendlyOf(text: string): string {
  const bytes = new Uint8Array(text.length * 2 + 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return encodeBase64(bytes);
}

/** The plain text of the Friendly field, with or without its closing zero; empty when it cannot be read. */
export function friendlyText(friendly: string): string {
  const bytes = decodeBase64(friendly) ?? new Uint8Array(0);
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const unit = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
