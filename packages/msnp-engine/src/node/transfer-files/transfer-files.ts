import { join } from 'node:path';
import type { StreamId, StreamInput, StreamOutput } from '../../transfer/stream-port.ts';
import { FileSink, type OpenSink } from './file-sink.ts';
import { FileSource, type OpenSource } from './file-source.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';

export interface TransferFilesOptions {
  readonly fileSystem?: FileSystem;
}

interface SinkEntry {
  readonly sink: FileSink;
  readonly part: string;
}

/** The streams of a messenger on the files of this computer. */
export class TransferFiles {
  readonly #answer: (stream: StreamId, input: StreamInput) => void;
  readonly #fileSystem: FileSystem;
  readonly #sources = new Map<StreamId, FileSource>();
  readonly #sinks = new Map<StreamId, SinkEntry>();
  /** Streams that are being closed, by the part that they used. */
  readonly #ending = new Map<string, Promise<void>>();
  readonly #closing = new Set<Promise<void>>();

  constructor(answer: (stream: StreamId, input: StreamInput) => void, options: TransferFilesOptions = {}) {
    this.#answer = answer;
    this.#fileSystem = options.fileSystem ?? realFileSystem;
  }

  /** Answers come later, never within this call. */
  perform(output: StreamOutput): void {
    switch (output.kind) {
      case 'openSource':
        return this.#openSource(output);
      case 'readSource':
        return this.#sources.get(output.stream)?.read(output.bytes);
      case 'openSink':
        return this.#openSink(output);
      case 'restartSink':
        return this.#sinks.get(output.stream)?.sink.restart();
      case 'writeSink':
        return this.#sinks.get(output.stream)?.sink.write(output.bytes);
      case 'finishSink':
        return this.#sinks.get(output.stream)?.sink.finish(output.sha256);
      case 'closeStream':
        return this.#closeStream(output.stream, output.keep);
    }
  }

  /** Ends every stream without an answer; parts that a later run can go on with are kept. */
  async close(): Promise<void> {
    for (const stream of [...this.#sources.keys(), ...this.#sinks.keys()]) this.#closeStream(stream, true);
    await Promise.all(this.#closing);
  }

  #openSource(order: OpenSource): void {
    const answer = (input: StreamInput): void => this.#answer(order.stream, input);
    this.#sources.set(order.stream, new FileSource(order, this.#fileSystem, answer));
  }

  #openSink(order: OpenSink): void {
    const part = join(order.destination.folder, order.resumeKey ?? order.transferId);
    const sink = new FileSink(order, {
      fileSystem: this.#fileSystem,
      answer: (input) => this.#answer(order.stream, input),
      before: this.#ending.get(part) ?? Promise.resolve(),
    });
    this.#sinks.set(order.stream, { sink, part });
  }

  #closeStream(stream: StreamId, keep: boolean): void {
    const source = this.#sources.get(stream);
    if (source !== undefined) void this.#track(source.close());
    this.#sources.delete(stream);
    const entry = this.#sinks.get(stream);
    this.#sinks.delete(stream);
    if (entry === undefined) return;
    const ending = this.#track(entry.sink.close(keep));
    this.#ending.set(entry.part, ending);
    void ending.then(() => {
      if (this.#ending.get(entry.part) === ending) this.#ending.delete(entry.part);
    });
  }

  #track(ending: Promise<void>): Promise<void> {
    this.#closing.add(ending);
    return ending.finally(() => this.#closing.delete(ending));
  }
}
