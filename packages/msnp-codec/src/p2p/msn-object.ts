/**
 * MSNObject (MSNP9+): the descriptor of a display picture, an emoticon and the like. Read leniently, in any
 * order of attributes; an object is known by SHA1D, and a SHA1C that does not fit is no reason to refuse it.
 */
import { escapeXml, unescapeXml } from '../message/xml-text.ts';
import { decodeUtf16, encodeUtf16 } from '../wire/utf16.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
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
/** Bytes that so many characters can have, and more. */
const CONTEXT_MAX_BYTES = 4 * XML_MAX_LENGTH;

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
  return encodeBase64(encodeUtf16(`${text}\0`));
}

/** The plain text of the Friendly field, with or without its closing zero; empty when it cannot be read. */
export function friendlyText(friendly: string): string {
  return decodeUtf16(decodeBase64(friendly) ?? new Uint8Array(0));
}

const KIBIBYTE = 1024;
/** Largest data worth fetching: pictures and emoticons. */
export const PICTURE_MAX_BYTES = 256 * KIBIBYTE;
/** Largest data worth fetching: winks, voice clips and all the rest. */
export const OBJECT_MAX_BYTES = 1024 * KIBIBYTE;

const PICTURE_TYPES: ReadonlySet<number> = new Set<number>([
  MSN_OBJECT_TYPES.customEmoticon,
  MSN_OBJECT_TYPES.displayPicture,
  MSN_OBJECT_TYPES.animatedDisplayPicture,
]);

/** Most bytes that an object of a type may have. */
export function msnObjectSizeLimit(type: number): number {
  return PICTURE_TYPES.has(type) ? PICTURE_MAX_BYTES : OBJECT_MAX_BYTES;
}

/** Whether the data is worth asking for: there is some, and not more than {@link msnObjectSizeLimit}. */
export function hasSensibleSize({ size, type }: Pick<MsnObject, 'size' | 'type'>): boolean {
  return size > 0 && size <= msnObjectSizeLimit(type);
}

/** Whether bytes are the data that an object describes: size and SHA1D agree. */
export function isDataOf(object: MsnObject, data: Uint8Array, sha1: Sha1): boolean {
  return data.length === object.size && encodeBase64(sha1(data)) === paddedBase64(object.sha1d);
}

/** Some clients leave out the padding of SHA1D. */
function paddedBase64(text: string): string {
  const bytes = decodeBase64(text.trim());
  return bytes === undefined ? '' : encodeBase64(bytes);
}

/** The Context of a session request for an object: its XML and a zero byte. */
export function msnObjectContext(object: MsnObject): Uint8Array {
  return encodeUtf8(`${encodeMsnObject(object)}\0`);
}

/** Reads that Context, with or without its zero byte; undefined when it holds no object. */
export function readMsnObjectContext(context: Uint8Array): MsnObject | undefined {
  if (context.length > CONTEXT_MAX_BYTES) return undefined;
  return parseMsnObject(decodeUtf8(context).replaceAll('\0', ''));
}
