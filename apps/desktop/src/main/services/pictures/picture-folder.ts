/**
 * Pictures in one folder, each a file named by the hash of its content. What is over the limits goes, the longest
 * unused first. A disk that is full or read-only makes pictures missing and stops nothing.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { Log } from '../support/log.ts';
import { isPictureHash, pictureHash, pictureUrl } from './picture-hash.ts';
import { pictureType } from './picture-type.ts';

/** All of a cache of other people's pictures: a few thousand of the usual size. */
export const CACHE_MAX_BYTES = 64 * 1024 * 1024;
export const CACHE_MAX_FILES = 2000;
/** A picture that was shown is marked as used at most so often. */
const MARK_EVERY_MILLISECONDS = 24 * 60 * 60 * 1000;
const PRIVATE = 0o600;
const PRIVATE_FOLDER = 0o700;

export interface PictureFolderOptions {
  readonly folder: string;
  /** Absent: nothing goes by itself. */
  readonly limits?: { readonly files: number; readonly bytes: number };
  readonly clock: Clock;
  readonly log: Log;
}

interface KnownFile {
  readonly bytes: number;
  readonly usedAt: number;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'failed';

export class PictureFolder {
  /** Everything was thrown away. */
  readonly cleared = new Emitter<void>();
  readonly #options: PictureFolderOptions;
  readonly #holders: ((hash: string) => boolean)[] = [];
  /** Longest unused first. */
  #files: Map<string, KnownFile> | undefined;

  constructor(options: PictureFolderOptions) {
    this.#options = options;
  }

  has(hash: string): boolean {
    return this.#known().has(hash);
  }

  /** Address for windows; empty when it is not here. */
  url(hash: string): string {
    return this.has(hash) ? pictureUrl(hash) : '';
  }

  /** Keeps a picture; answers its hash, or undefined when it is none or cannot be kept. */
  put(data: Uint8Array): string | undefined {
    if (pictureType(data) === undefined) return undefined;
    const hash = pictureHash(data);
    if (this.has(hash)) {
      this.markUsed(hash);
      return hash;
    }
    if (!this.#write(hash, data)) return undefined;
    this.#known().set(hash, { bytes: data.length, usedAt: this.#options.clock.now() });
    this.#makeRoom(hash);
    return hash;
  }

  read(hash: string): Uint8Array | undefined {
    if (!this.has(hash)) return undefined;
    try {
      const data = readFileSync(this.#path(hash));
      if (pictureHash(data) === hash) return data;
    } catch {
      // It was taken away behind our back.
    }
    this.remove(hash);
    return undefined;
  }

  /** It was shown: of two, the one shown later stays longer. */
  markUsed(hash: string): void {
    const known = this.#known().get(hash);
    const now = this.#options.clock.now();
    if (known === undefined || now - known.usedAt < MARK_EVERY_MILLISECONDS) return;
    this.#known().delete(hash);
    this.#known().set(hash, { ...known, usedAt: now });
    this.#attempt(() => utimesSync(this.#path(hash), new Date(now), new Date(now)));
  }

  remove(hash: string): void {
    if (!this.#known().delete(hash)) return;
    this.#attempt(() => rmSync(this.#path(hash), { force: true }));
  }

  /** Pictures of several kinds can lie in one folder: what one of them still names stays when another lets it go. */
  addHolder(holds: (hash: string) => boolean): void {
    this.#holders.push(holds);
  }

  /** Removes what nobody holds any more. */
  release(hash: string): void {
    if (!this.#holders.some((holds) => holds(hash))) this.remove(hash);
  }

  get bytes(): number {
    return [...this.#known().values()].reduce((sum, file) => sum + file.bytes, 0);
  }

  clear(): void {
    for (const hash of Array.from(this.#known().keys())) this.remove(hash);
    this.cleared.emit();
  }

  #path(hash: string): string {
    return path.join(this.#options.folder, hash);
  }

  /** Written beside and renamed, so that a file of that name is always whole. */
  #write(hash: string, data: Uint8Array): boolean {
    const target = this.#path(hash);
    const isWritten = this.#attempt(() => {
      mkdirSync(this.#options.folder, { recursive: true, mode: PRIVATE_FOLDER });
      writeFileSync(`${target}.new`, data, { mode: PRIVATE });
      renameSync(`${target}.new`, target);
    });
    if (!isWritten) this.#attempt(() => rmSync(`${target}.new`, { force: true }));
    return isWritten;
  }

  #makeRoom(newest: string): void {
    const { limits } = this.#options;
    if (limits === undefined) return;
    const files = this.#known();
    let { bytes } = this;
    for (const [hash, file] of Array.from(files)) {
      if (files.size <= limits.files && bytes <= limits.bytes) return;
      if (hash === newest) continue;
      bytes -= file.bytes;
      this.remove(hash);
    }
  }

  #known(): Map<string, KnownFile> {
    this.#files ??= new Map(this.#list());
    return this.#files;
  }

  #list(): readonly (readonly [string, KnownFile])[] {
    const found: (readonly [string, KnownFile])[] = [];
    this.#attempt(() => {
      for (const name of readdirSync(this.#options.folder).filter(isPictureHash)) {
        const { size, mtimeMs } = statSync(this.#path(name));
        found.push([name, { bytes: size, usedAt: mtimeMs }]);
      }
    }, ['ENOENT']);
    return found.sort(([, one], [, other]) => one.usedAt - other.usedAt);
  }

  #attempt(action: () => void, expected: readonly string[] = []): boolean {
    try {
      action();
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (!expected.includes(code)) this.#options.log.warn('pictures: failed', { code });
      return false;
    }
  }
}
