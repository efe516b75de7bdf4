/**
 * Files read one behind the other as if they were one, and watched: each must be a plain file of the expected size,
 * and must not change from the first look at it to its last byte.
 */
import { constants, type Stats } from 'node:fs';
import { StreamFailure } from './file-failures.ts';
import type { FileHandle, FileSystem } from './file-system.ts';
import { inBatches } from './in-batches.ts';

export interface SequenceFile {
  readonly path: string;
  /** Bytes that are read of it. */
  readonly size: number;
}

/** In bytes: large enough for the disk, small enough for whatever else the process has to do. */
const BLOCK_BYTES = 512 * 1024;

/** Does not wait for the other end of a pipe, nor for a tape; the kind of file is looked at afterwards. */
const READ_FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

type Look = Pick<Stats, 'size' | 'mtimeMs' | 'ino' | 'dev'>;

export class SequenceReader {
  readonly #fileSystem: FileSystem;
  readonly #files: readonly SequenceFile[];
  #looks: readonly Look[] = [];
  #index = 0;
  #offset = 0;
  #handle: FileHandle | undefined;
  /** One for all reads: what each left behind would have to be collected, at the expense of all else that goes on. */
  #block: Uint8Array = new Uint8Array(0);

  constructor(fileSystem: FileSystem, files: readonly SequenceFile[]) {
    this.#fileSystem = fileSystem;
    this.#files = files;
  }

  /** The first look at every file. */
  async open(): Promise<void> {
    this.#looks = await inBatches(this.#files, (file) => this.#look(file));
  }

  /** The next bytes, up to one block of them, good until they are asked for again; empty at the end. */
  async next(most: number): Promise<Uint8Array> {
    const size = Math.min(most, BLOCK_BYTES);
    if (this.#block.length < size) this.#block = Buffer.allocUnsafeSlow(size);
    const bytes = this.#block;
    let filled = 0;
    while (filled < size && (await this.#advance())) {
      filled += await this.#readInto(bytes.subarray(filled, size));
    }
    return bytes.subarray(0, filled);
  }

  async rewind(): Promise<void> {
    await this.close();
    this.#index = 0;
    this.#offset = 0;
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #look({ path, size }: SequenceFile): Promise<Look> {
    const look = await this.#fileSystem.stat(path);
    if (!look.isFile()) throw new StreamFailure('missing');
    if (look.size !== size) throw new StreamFailure('changed');
    return look;
  }

  /** Whether there is a byte to read, in an open file. */
  async #advance(): Promise<boolean> {
    for (;;) {
      const file = this.#files[this.#index];
      if (file === undefined) return false;
      if (this.#offset < file.size) {
        this.#handle ??= await this.#openFile(file);
        return true;
      }
      await this.#leave();
    }
  }

  async #openFile({ path }: SequenceFile): Promise<FileHandle> {
    const handle = await this.#fileSystem.open(path, READ_FLAGS);
    this.#handle = handle;
    await this.#compare(handle);
    return handle;
  }

  async #readInto(bytes: Uint8Array): Promise<number> {
    const rest = (this.#files[this.#index]?.size ?? 0) - this.#offset;
    const length = Math.min(bytes.length, rest);
    const read = await this.#handle?.read(bytes, 0, length, this.#offset);
    if (read === undefined || read.bytesRead === 0) throw new StreamFailure('changed');
    this.#offset += read.bytesRead;
    if (read.bytesRead === rest) await this.#leave();
    return read.bytesRead;
  }

  async #leave(): Promise<void> {
    if (this.#handle !== undefined) await this.#compare(this.#handle);
    await this.close();
    this.#index++;
    this.#offset = 0;
  }

  async #compare(handle: FileHandle): Promise<void> {
    const [now, before] = [await handle.stat(), this.#looks[this.#index]];
    const isSame =
      now.isFile() &&
      now.size === before?.size &&
      now.mtimeMs === before.mtimeMs &&
      now.ino === before.ino &&
      now.dev === before.dev;
    if (!isSame) throw new StreamFailure('changed');
  }
}
