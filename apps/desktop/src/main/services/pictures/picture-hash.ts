import { createHash } from 'node:crypto';
import { MSN_OBJECT_TYPES, hasSensibleSize, parseMsnObject } from '@nudge/msnp-codec';

/** Name of a picture by its content: SHA-1 as lower-case hex, the hash that others announce, too. */
export function pictureHash(data: Uint8Array): string {
  return createHash('sha1').update(data).digest('hex');
}

const HASH = /^[0-9a-f]{40}$/;

export function isPictureHash(text: string): boolean {
  return HASH.test(text);
}

const URL_START = 'nudge://app/pictures/';

/** Where windows find the picture; see `ipc/page-files.ts`. */
export function pictureUrl(hash: string): string {
  return `${URL_START}${hash}`;
}

/** The hash in such an address; undefined for any other text. */
export function hashInUrl(url: string): string | undefined {
  const hash = url.startsWith(URL_START) ? url.slice(URL_START.length) : '';
  return isPictureHash(hash) ? hash : undefined;
}

export type ObjectKind = 'displayPicture' | 'customEmoticon';

/** Hash of the picture that an announced object describes; undefined when it is no such picture or absurd. */
export function hashOfObject(msnObject: string, kind: ObjectKind): string | undefined {
  const object = parseMsnObject(msnObject);
  if (object === undefined || object.type !== MSN_OBJECT_TYPES[kind] || !hasSensibleSize(object))
    return undefined;
  const hash = Buffer.from(object.sha1d, 'base64').toString('hex');
  return isPictureHash(hash) ? hash : undefined;
}
