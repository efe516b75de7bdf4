/** The bytes of an offer in its partial folder: one file for each entry, written from the first to the last. */
import { join } from 'node:path';
import type { KeptPart } from '../../transfer/stream-port.ts';
import type { OfferedEntry } from '../../transfer/transfer-model.ts';
import { EntryHashes, newHash } from './entry-hashes.ts';
import { errorCode, StreamFailure } from './file-failures.ts';
import type { FileHandle, FileSystem } from './file-system.ts';
import { SequenceReader } from './sequence-reader.ts';

/** A file that was deleted takes bytes for ever: looked for after so many of them. */
const LOOK_AFTER_BYTES = 16 * 1024 * 1024;

export interface PartWriterOptions {
  readonly folder: string;
  readonly entries: readonly OfferedEntry[];
  readonly withHashes: boolean;
  /** Called between the steps of long work; ends it by throwing. */
  readonly check: () => void;
}

export class PartWriter {
  readonly #fileSystem: FileSystem;
  readonly #options: PartWriterOptions;
  readonly #total: number;
  #hashes: EntryHashes | undefined;
  #index = 0;
  #offset = 0;
  #position = 0;
  #unlooked = 0;
  #handle: FileHandle | undefined;

  constructor(fileSystem: FileSystem, options: PartWriterOptions) {
    this.#fileSystem = fileSystem;
    this.#options = options;
    this.#total = options.entries.reduce((sum, { size }) => sum + size, 0);
    this.#hashes = this.#newHashes();
  }

  /** Bytes that are there, from the first on. */
  get position(): number {
    return this.#position;
  }

  get total(): number {
    return this.#total;
  }

  /** SHA-256 of the entries, where they were wanted. */
  get hashes(): readonly string[] | undefined {
    return this.#hashes?.complete;
  }

  pathOf(index: number): string {
    return join(this.#options.folder, String(index));
  }

  /** Finds what was written before, and goes on behind it. */
  async resume(): Promise<KeptPart | undefined> {
    const sizes = await this.#keptSizes();
    const files = sizes.map((size, index) => ({ path: this.pathOf(index), size }));
    // Of what is empty there may be no file.
    const reader = new SequenceReader(
      this.#fileSystem,
      files.filter(({ size }) => size > 0),
    );
    const hash = newHash();
    try {
      await reader.open();
      for (;;) {
        this.#options.check();
        const bytes = await reader.next(Number.MAX_SAFE_INTEGER);
        if (bytes.length === 0) break;
        hash.update(bytes);
        this.#hashes?.update(bytes);
        this.#moveOn(bytes.length);
      }
    } finally {
      await reader.close();
    }
    return this.#position === 0 ? undefined : { bytes: this.#position, sha256: hash.digest('hex') };
  }

  /** Forgets all of it. */
  async restart(): Promise<void> {
    await this.close();
    await this.#removeFrom(0);
    this.#hashes = this.#newHashes();
    this.#index = 0;
    this.#offset = 0;
    this.#position = 0;
  }

  /** Writes all of these, in order. */
  async write(chunks: readonly Uint8Array[]): Promise<void> {
    let rest = chunks;
    while (rest.length > 0) {
      const room = (this.#options.entries[this.#index]?.size ?? 0) - this.#offset;
      if (room === 0) await this.#leave();
      else rest = await this.#writeInto(room, rest);
    }
    if (this.#unlooked >= LOOK_AFTER_BYTES) await this.#lookForFile();
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  /** Writes what belongs to the current entry; answers what is left. */
  async #writeInto(room: number, chunks: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    this.#handle ??= await this.#fileSystem.open(this.pathOf(this.#index), this.#offset === 0 ? 'w' : 'r+');
    const [now] = split(chunks, room);
    const { bytesWritten } = await this.#handle.writev(now, this.#offset);
    if (bytesWritten === 0) throw new StreamFailure('diskFull');
    const [written, rest] = split(chunks, bytesWritten);
    for (const chunk of written) this.#hashes?.update(chunk);
    this.#unlooked += bytesWritten;
    this.#moveOn(bytesWritten);
    if (bytesWritten === room) await this.close();
    return rest;
  }

  async #leave(): Promise<void> {
    if (this.#index + 1 >= this.#options.entries.length) throw new StreamFailure('badPeer');
    await this.close();
    this.#index++;
    this.#offset = 0;
  }

  #moveOn(bytes: number): void {
    this.#position += bytes;
    let rest = bytes;
    while (rest > 0) {
      const room = (this.#options.entries[this.#index]?.size ?? 0) - this.#offset;
      const step = Math.min(room, rest);
      this.#offset += step;
      rest -= step;
      if (rest > 0) {
        this.#index++;
        this.#offset = 0;
      }
    }
  }

  async #lookForFile(): Promise<void> {
    this.#unlooked = 0;
    await this.#fileSystem.stat(this.#options.folder);
    await this.#fileSystem.stat(this.pathOf(this.#index));
  }

  /** Of the entries that are there, the last one perhaps torn; whatever lies behind is removed. */
  async #keptSizes(): Promise<readonly number[]> {
    const sizes: number[] = [];
    for (const [index, { size }] of this.#options.entries.entries()) {
      const kept = await this.#sizeOf(index);
      if (kept > size) await this.#truncate(index, size);
      sizes.push(Math.min(kept, size));
      if (kept < size) break;
    }
    await this.#removeFrom(sizes.length);
    return sizes;
  }

  async #sizeOf(index: number): Promise<number> {
    try {
      const found = await this.#fileSystem.lstat(this.pathOf(index));
      return found.isFile() ? found.size : 0;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  async #truncate(index: number, size: number): Promise<void> {
    const handle = await this.#fileSystem.open(this.pathOf(index), 'r+');
    try {
      await handle.truncate(size);
    } finally {
      await handle.close();
    }
  }

  async #removeFrom(index: number): Promise<void> {
    for (const name of await this.#fileSystem.readdir(this.#options.folder)) {
      if (/^\d+$/.test(name) && Number(name) >= index)
        await this.#fileSystem.unlink(this.pathOf(Number(name)));
    }
  }

  #newHashes(): EntryHashes | undefined {
    const { withHashes, entries } = this.#options;
    return withHashes ? new EntryHashes(entries.map(({ size }) => size)) : undefined;
  }
}

/** The first so many bytes, and the rest; no byte is copied. */
function split(chunks: readonly Uint8Array[], bytes: number): [readonly Uint8Array[], readonly Uint8Array[]] {
  let left = bytes;
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.length > left) {
      const [first, second] = [chunk.subarray(0, left), chunk.subarray(left)];
      return [
        [...chunks.slice(0, index), first],
        [second, ...chunks.slice(index + 1)],
      ];
    }
    left -= chunk.length;
  }
  return [chunks, []];
}
