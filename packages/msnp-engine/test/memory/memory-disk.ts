/** Files in memory, answering the streams of one person's client as the driver would; a disk outlives its client. */
import { createHash } from 'node:crypto';
import type { ManualTime } from '@nudge/testkit';
import type { OfferedEntry, StreamInput, StreamOutput, TransferFailureReason } from '../../src/index.ts';

type WishOf<Kind extends StreamOutput['kind']> = Extract<StreamOutput, { readonly kind: Kind }>;
type Answer = (stream: number, input: StreamInput) => void;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces));
}

/** What has come of an offer so far. */
interface Part {
  pieces: Uint8Array[];
  total: number;
}

export class MemoryDisk {
  readonly files = new Map<string, Uint8Array>();
  readonly parts = new Map<string, Part>();
  /** Bytes it takes; more is a full disk. */
  room = Number.POSITIVE_INFINITY;

  /** Puts a file there, and describes it as the application would. */
  store(path: string, bytes: Uint8Array): { readonly path: string; readonly entry: OfferedEntry } {
    this.files.set(path, bytes);
    return { path, entry: { path: path.split('/').at(-1) ?? path, size: bytes.length } };
  }
}

interface Source {
  readonly bytes: Uint8Array;
  readonly entries: readonly OfferedEntry[];
  position: number;
}

interface Sink {
  readonly wish: WishOf<'openSink'>;
  readonly key: string;
  part: Part;
}

export class MemoryStreams {
  readonly #disk: MemoryDisk;
  readonly #time: ManualTime;
  readonly #answer: Answer;
  readonly #sources = new Map<number, Source>();
  readonly #sinks = new Map<number, Sink>();
  isStopped = false;
  /** How long anything takes, in milliseconds. */
  latency = 1;

  constructor(disk: MemoryDisk, time: ManualTime, answer: Answer) {
    this.#disk = disk;
    this.#time = time;
    this.#answer = answer;
  }

  /** Streams that nobody has closed. */
  get openCount(): number {
    return this.#sources.size + this.#sinks.size;
  }

  perform(output: StreamOutput): void {
    switch (output.kind) {
      case 'openSource':
        return this.#openSource(output);
      case 'readSource':
        return this.#read(output);
      case 'openSink':
        return this.#openSink(output);
      case 'restartSink':
        return this.#change(output.stream, (part) => {
          part.pieces = [];
          part.total = 0;
        });
      case 'writeSink':
        return this.#write(output);
      case 'finishSink':
        return this.#finish(output);
      case 'closeStream':
        return this.#close(output);
    }
  }

  #say(stream: number, input: StreamInput): void {
    this.#time.after(this.latency, () => {
      const isOpen = this.#sources.has(stream) || this.#sinks.has(stream);
      if (isOpen && !this.isStopped) this.#answer(stream, input);
    });
  }

  #fail(stream: number, reason: TransferFailureReason): void {
    this.#say(stream, { kind: 'failed', reason });
  }

  #openSource({ stream, files, entries, kept }: WishOf<'openSource'>): void {
    const found = files.map((path) => this.#disk.files.get(path));
    const bytes = joined(found.filter((file) => file !== undefined));
    const matches = kept !== undefined && sha256Of(bytes.subarray(0, kept.bytes)) === kept.sha256;
    const position = matches ? kept.bytes : 0;
    this.#sources.set(stream, { bytes, entries, position });
    if (found.includes(undefined)) return this.#fail(stream, 'missing');
    if (found.some((file, index) => file?.length !== entries[index]?.size))
      return this.#fail(stream, 'changed');
    this.#say(stream, { kind: 'sourceOpened', start: position });
    if (position === bytes.length) this.#endSource(stream);
  }

  #read({ stream, bytes }: WishOf<'readSource'>): void {
    const source = this.#sources.get(stream);
    if (source === undefined) return;
    const piece = source.bytes.slice(source.position, source.position + bytes);
    source.position += piece.length;
    this.#say(stream, { kind: 'read', bytes: piece });
    if (source.position === source.bytes.length) this.#endSource(stream);
  }

  #endSource(stream: number): void {
    const { bytes, entries } = this.#sources.get(stream) ?? { bytes: new Uint8Array(0), entries: [] };
    this.#say(stream, { kind: 'sourceEnded', sha256: hashesOf(entries, bytes) });
  }

  #openSink(wish: WishOf<'openSink'>): void {
    const key = wish.resumeKey ?? wish.transferId;
    const part = this.#disk.parts.get(key) ?? { pieces: [], total: 0 };
    this.#disk.parts.set(key, part);
    this.#sinks.set(wish.stream, { wish, key, part });
    const bytes = joined(part.pieces);
    const kept = bytes.length === 0 ? {} : { kept: { bytes: bytes.length, sha256: sha256Of(bytes) } };
    this.#say(wish.stream, { kind: 'sinkOpened', ...kept });
  }

  #change(stream: number, change: (part: Part) => void): void {
    const sink = this.#sinks.get(stream);
    if (sink !== undefined) change(sink.part);
  }

  #write({ stream, bytes }: WishOf<'writeSink'>): void {
    this.#disk.room -= bytes.length;
    if (this.#disk.room < 0) return this.#fail(stream, 'diskFull');
    this.#change(stream, (part) => {
      part.pieces.push(bytes.slice());
      part.total += bytes.length;
      this.#say(stream, { kind: 'written', total: part.total });
    });
  }

  #finish({ stream, sha256 }: WishOf<'finishSink'>): void {
    const sink = this.#sinks.get(stream);
    if (sink === undefined) return;
    const { destination, entries } = sink.wish;
    const bytes = joined(sink.part.pieces);
    const hashes = hashesOf(entries, bytes);
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (bytes.length !== size) return this.#fail(stream, 'badPeer');
    if (sha256 !== undefined && sha256.join() !== hashes.join()) return this.#fail(stream, 'hashMismatch');
    this.#disk.parts.delete(sink.key);
    const savedAs = entries.map(({ path }) => `${destination.folder}/${path}`);
    let at = 0;
    for (const [index, { size: length }] of entries.entries()) {
      this.#disk.files.set(savedAs[index] ?? '', bytes.slice(at, at + length));
      at += length;
    }
    this.#say(stream, { kind: 'finished', savedAs });
  }

  #close({ stream, keep }: WishOf<'closeStream'>): void {
    const sink = this.#sinks.get(stream);
    this.#sources.delete(stream);
    this.#sinks.delete(stream);
    if (sink !== undefined && !keep) this.#disk.parts.delete(sink.key);
  }
}

function hashesOf(entries: readonly OfferedEntry[], bytes: Uint8Array): readonly string[] {
  let at = 0;
  return entries.map(({ size }) => sha256Of(bytes.subarray(at, (at += size))));
}
