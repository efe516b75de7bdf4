import { createCipheriv, createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransferFiles } from '../../../src/node/transfer-files/transfer-files.ts';
import type { FileSystem } from '../../../src/node/transfer-files/file-system.ts';
import type { StreamId, StreamInput, StreamOutput } from '../../../src/transfer/stream-port.ts';

export const MIB = 1024 * 1024;

/** A temporary folder; `remove` when the test is over. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'nudge-files-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Bytes that look like chance and are always the same. */
export function bytesOf(size: number, seed = 1): Buffer {
  const key = Buffer.alloc(16, seed);
  return createCipheriv('aes-128-ctr', key, key).update(Buffer.alloc(size));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes it, and answers its path. */
export async function fileOf(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Every file below, with `/`, and what is in it. */
export async function contentOf(folder: string, below = ''): Promise<ReadonlyMap<string, Buffer>> {
  const content = new Map<string, Buffer>();
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory())
      for (const [name, bytes] of await contentOf(folder, path)) content.set(name, bytes);
    else content.set(path, await readFile(join(folder, path)));
  }
  return content;
}

type OpenSink = Extract<StreamOutput, { kind: 'openSink' }>;

/** Bytes that were read are good during the answer only. */
function kept(input: StreamInput): StreamInput {
  return input.kind === 'read' ? { ...input, bytes: Uint8Array.from(input.bytes) } : input;
}

/** The streams of one messenger, whose answers can be waited for. */
export class Streams {
  readonly files: TransferFiles;
  readonly #answers = new Map<StreamId, StreamInput[]>();
  readonly #waiting: (() => void)[] = [];
  #last = 0;

  constructor(fileSystem?: FileSystem) {
    this.files = new TransferFiles(
      (stream, input) => {
        this.#answersOf(stream).push(kept(input));
        for (const waiting of this.#waiting.splice(0)) waiting();
      },
      fileSystem === undefined ? {} : { fileSystem },
    );
  }

  perform(output: StreamOutput): void {
    this.files.perform(output);
  }

  /** Opens a place for entries of these sizes or contents. */
  openSink(folder: string, options: Partial<Omit<OpenSink, 'kind' | 'stream'>> = {}): StreamId {
    const stream = ++this.#last;
    this.perform({
      kind: 'openSink',
      stream,
      transferId: `transfer-${stream}`,
      destination: { folder },
      name: 'a.bin',
      entries: [{ path: 'a.bin', size: 0 }],
      ...options,
    });
    return stream;
  }

  openSource(
    files: readonly string[],
    sizes: readonly number[],
    options: Partial<Extract<StreamOutput, { kind: 'openSource' }>> = {},
  ): StreamId {
    const stream = ++this.#last;
    const entries = sizes.map((size, index) => ({ path: `${index}`, size }));
    this.perform({ kind: 'openSource', stream, files, entries, withHashes: true, ...options });
    return stream;
  }

  /** The next answer that was not waited for yet. */
  async next(stream: StreamId): Promise<StreamInput> {
    const answers = this.#answersOf(stream);
    for (;;) {
      const answer = answers.shift();
      if (answer !== undefined) return answer;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The next answer that is not about bytes on their way. */
  async outcome(stream: StreamId): Promise<StreamInput> {
    for (;;) {
      const answer = await this.next(stream);
      if (answer.kind !== 'written') return answer;
    }
  }

  /** What came and was not waited for. */
  unread(stream: StreamId): readonly StreamInput[] {
    return this.#answersOf(stream);
  }

  /** Reads to the end, so many bytes at a time. */
  async readAll(stream: StreamId, step: number): Promise<{ bytes: Buffer; last: StreamInput }> {
    const parts: Uint8Array[] = [];
    for (;;) {
      this.perform({ kind: 'readSource', stream, bytes: step });
      const read = await this.next(stream);
      if (read.kind !== 'read') return { bytes: Buffer.concat(parts), last: read };
      if (read.bytes.length > 0) parts.push(read.bytes);
    }
  }

  /** Writes in pieces and finishes. */
  finish(stream: StreamId, bytes: Uint8Array, hashes?: readonly string[]): Promise<StreamInput> {
    this.writeAll(stream, bytes);
    this.perform({ kind: 'finishSink', stream, ...(hashes === undefined ? {} : { sha256: hashes }) });
    return this.outcome(stream);
  }

  /** The same, and closes all streams when that went well. */
  async store(stream: StreamId, bytes: Uint8Array, hashes?: readonly string[]): Promise<StreamInput> {
    const outcome = await this.finish(stream, bytes, hashes);
    if (outcome.kind === 'finished') await this.files.close();
    return outcome;
  }

  writeAll(stream: StreamId, bytes: Uint8Array, step = 64 * 1024): void {
    for (let at = 0; at < bytes.length; at += step) {
      this.perform({ kind: 'writeSink', stream, bytes: bytes.subarray(at, at + step) });
    }
  }

  #answersOf(stream: StreamId): StreamInput[] {
    const answers = this.#answers.get(stream) ?? [];
    this.#answers.set(stream, answers);
    return answers;
  }
}
