/** Bodies of SLP: `Key: value` lines. Late clients write some keys, and then their values, backwards. */
import { readFields, type MimeHeader } from '../message/mime.ts';
import { decodeBase64, encodeBase64 } from '../wire/base64.ts';
import { parseGuid, type Guid } from './guid.ts';

/** Most lines of a body that are looked at; the longest known has twenty. */
export const SLP_FIELDS_MAX = 64;

export type SlpFields = ReadonlyMap<string, string>;

/** Reads the lines, keys lower-cased. Values lose the blanks around them. */
export function readSlpFields(body: string): SlpFields {
  return readFields(firstLines(body), (name) => name.toLowerCase());
}

function firstLines(body: string): string {
  let end = -1;
  for (let lines = 0; lines < SLP_FIELDS_MAX; lines++) {
    end = body.indexOf('\n', end + 1);
    if (end < 0) return body;
  }
  return body.slice(0, end);
}

/** A value by its key, written forwards or backwards. */
export function mirroredField(fields: SlpFields, key: string): string | undefined {
  const forwards = fields.get(key.toLowerCase());
  if (forwards !== undefined) return forwards;
  const backwards = fields.get(reversed(key.toLowerCase()));
  return backwards === undefined ? undefined : reversed(backwards);
}

/** Keys and values that are mirrored have no character of more than one unit. */
function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

/** Bytes written as Base64, with or without padding; undefined when there are none or they cannot be read. */
export function readBytes(value: string | undefined): Uint8Array | undefined {
  return value === undefined || value === '' ? undefined : decodeBase64(value);
}

export function bytesField(key: string, bytes: Uint8Array | undefined): readonly MimeHeader[] {
  return bytes === undefined ? [] : [[key, encodeBase64(bytes)]];
}

export function readGuid(value: string | undefined): Guid | undefined {
  return value === undefined ? undefined : parseGuid(value);
}

export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

/** A field that is only written when it has a value. */
export function optionalField(key: string, value: string | number | undefined): readonly MimeHeader[] {
  return value === undefined ? [] : [[key, String(value)]];
}
