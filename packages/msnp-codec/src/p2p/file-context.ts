/**
 * The Context of a file INVITE: what file it is and, for a picture, how it looks (p2p.md section 7). Version 2
 * (Messenger 6) fits into one chunk of a switchboard, version 3 (7 and later) needs two.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { decodeUtf16, encodeUtf16, wholeCharacters } from '../wire/utf16.ts';
import type { Mutable } from '../mutable.ts';

export interface FileContext {
  readonly version: 2 | 3;
  /** As the peer wrote it: not yet safe as a name on disk. */
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  /** PNG, 96 x 96 by custom. */
  readonly preview?: Uint8Array;
}

/** UTF-16 units of a name: its field has 520 bytes. */
export const FILE_CONTEXT_NAME_MAX_LENGTH = 260;
/** Largest preview written or believed in; the pixels of 96 x 96 have 36 KiB before they are compressed. */
export const FILE_PREVIEW_MAX_BYTES = 40 * 1024;

const LENGTHS = { 2: 574, 3: 638 } as const;
const VERSION_OFFSET = 4;
const SIZE_OFFSET = 8;
const TYPE_OFFSET = 16;
const NAME_OFFSET = 20;
const NAME_BYTES = FILE_CONTEXT_NAME_MAX_LENGTH * 2;
/** Where the word of ones stands, in both versions. */
const ONES_OFFSET = 570;
const ONES = 0xffff_ffff;
const NO_PREVIEW = 1;
const PREVIEW_FOLLOWS = 0;
const NO_BYTES = new Uint8Array(0);
const SIZE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** Writes the blob that goes, as Base64, into the Context. A longer name is cut, a larger preview left out. */
export function encodeFileContext({ version, name, size, preview }: FileContext): Uint8Array {
  const length = LENGTHS[version];
  const shown = preview !== undefined && preview.length <= FILE_PREVIEW_MAX_BYTES ? preview : undefined;
  const bytes = new Uint8Array(length + (shown?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length, true);
  view.setUint32(VERSION_OFFSET, version, true);
  view.setBigUint64(SIZE_OFFSET, BigInt(size), true);
  view.setUint32(TYPE_OFFSET, shown === undefined ? NO_PREVIEW : PREVIEW_FOLLOWS, true);
  const fittingName = wholeCharacters(name.replaceAll('\0', ''), FILE_CONTEXT_NAME_MAX_LENGTH);
  bytes.set(encodeUtf16(fittingName), NAME_OFFSET);
  view.setUint32(ONES_OFFSET, ONES, true);
  if (shown !== undefined) bytes.set(shown, length);
  return bytes;
}

export type FileContextFaultCode = 'contextTooShort' | 'sizeTooLarge' | 'noName';

/**
 * Reads the blob of any version; fields after the name may be missing. A preview that is too large, or behind a
 * length that lies, is no preview.
 */
export function decodeFileContext(bytes: Uint8Array): Decoded<FileContext, FileContextFaultCode> {
  if (bytes.length <= NAME_OFFSET) return undecodable('contextTooShort', 'the context ends before the name');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = view.getBigUint64(SIZE_OFFSET, true);
  if (size > SIZE_MAX) return undecodable('sizeTooLarge', 'a file of 2^53 bytes or more');
  const name = decodeUtf16(bytes.subarray(NAME_OFFSET, NAME_OFFSET + NAME_BYTES));
  if (name === '') return undecodable('noName', 'the file has no name');
  const version = view.getUint32(VERSION_OFFSET, true) <= 2 ? 2 : 3;
  const context: Mutable<FileContext> = { version, name, size: Number(size) };
  const length = view.getUint32(0, true);
  const hasPreview = length >= LENGTHS[2] && view.getUint32(TYPE_OFFSET, true) !== NO_PREVIEW;
  const preview = hasPreview ? bytes.subarray(length) : NO_BYTES;
  if (preview.length > 0 && preview.length <= FILE_PREVIEW_MAX_BYTES) context.preview = preview;
  return decoded(context);
}
