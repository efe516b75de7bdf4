/**
 * The list of files in an offer between Nudge clients: one line `size TAB sha256-or-minus TAB relative/path` for
 * each file, UTF-8, in the order in which their bytes travel. A list that leads out of the receiver's folder, or
 * above the limits, is refused as a whole, at both ends.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { readSize } from '../wire/unsigned.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';

export interface ManifestEntry {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex; absent while the sender has not read the file. */
  readonly sha256?: string;
  /** Names joined by `/`, below the folder that the receiver chooses; each still to be made safe for its disk. */
  readonly path: string;
}

export const MANIFEST_ENTRIES_MAX = 10_000;
/** UTF-16 units of a path. */
export const MANIFEST_PATH_MAX_LENGTH = 1024;
/** As Base64 192 KiB: with a preview and the headers it still fits into one SLP message. */
export const MANIFEST_MAX_BYTES = 144 * 1024;

export type ManifestFaultCode =
  'manifestTooLarge' | 'tooManyEntries' | 'badEntry' | 'unsafePath' | 'samePathTwice' | 'sizesTooLarge';

/** A list that keeps the rules; made by {@link makeManifest} or {@link decodeManifest}. */
export type Manifest = readonly ManifestEntry[] & { readonly __brand: 'Manifest' };

/** Checks a list before it is offered; the same rules hold for what is read. */
export function makeManifest(entries: readonly ManifestEntry[]): Decoded<Manifest, ManifestFaultCode> {
  if (entries.length === 0) return undecodable('badEntry', 'an empty list');
  if (entries.length > MANIFEST_ENTRIES_MAX) {
    return undecodable('tooManyEntries', `more than ${MANIFEST_ENTRIES_MAX} files`);
  }
  if (!entries.every(isEntry)) return undecodable('badEntry', 'a size or a hash that is none');
  if (!entries.every(({ path }) => isSafePath(path))) {
    return undecodable('unsafePath', 'a path that is not plainly below the folder, or too long');
  }
  if (new Set(entries.map(({ path }) => path)).size < entries.length) {
    return undecodable('samePathTwice', 'two files with the same path');
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > Number.MAX_SAFE_INTEGER) {
    return undecodable('sizesTooLarge', 'files of 2^53 bytes or more together');
  }
  const manifest = entries as Manifest;
  return encodeManifest(manifest).length > MANIFEST_MAX_BYTES ? tooLarge() : decoded(manifest);
}

function tooLarge(): ReturnType<typeof undecodable<'manifestTooLarge'>> {
  return undecodable('manifestTooLarge', `more than ${MANIFEST_MAX_BYTES} bytes`);
}

const SHA256_HEX = /^[\da-f]{64}$/;

function isEntry({ size, sha256 }: ManifestEntry): boolean {
  return Number.isSafeInteger(size) && size >= 0 && (sha256 === undefined || SHA256_HEX.test(sha256));
}

/** Control characters end lines and columns; a backslash is a folder on Windows, a drive letter leads elsewhere. */
const FORBIDDEN = /[\p{Cc}\\]|^[a-z]:/iu;

function isSafePath(path: string): boolean {
  if (path.length > MANIFEST_PATH_MAX_LENGTH || FORBIDDEN.test(path)) return false;
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

const NO_HASH = '-';

/** The list as bytes. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  const lines = manifest.map(({ size, sha256, path }) => `${size}\t${sha256 ?? NO_HASH}\t${path}`);
  return encodeUtf8(lines.join('\n'));
}

/** Reads the list. */
export function decodeManifest(bytes: Uint8Array): Decoded<Manifest, ManifestFaultCode> {
  if (bytes.length > MANIFEST_MAX_BYTES) return tooLarge();
  const entries: ManifestEntry[] = [];
  for (const line of decodeUtf8(bytes).split('\n', MANIFEST_ENTRIES_MAX + 1)) {
    const entry = readEntry(line);
    if (entry === undefined) return undecodable('badEntry', 'a line that is no entry');
    entries.push(entry);
  }
  return makeManifest(entries);
}

function readEntry(line: string): ManifestEntry | undefined {
  const [sizeToken, sha256, path, ...others] = line.split('\t');
  const size = readSize(sizeToken);
  if (size === undefined || sha256 === undefined || path === undefined || others.length > 0) return undefined;
  return sha256 === NO_HASH ? { size, path } : { size, sha256, path };
}
