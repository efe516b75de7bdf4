import type { OfferedEntry, TransferFailureReason } from '../../transfer/transfer-model.ts';
import type { KeptPart, StreamInput, StreamOutput } from '../../transfer/stream-port.ts';
import { OFFER_FILES_MAX } from './describe-files.ts';
import { planStorage, type StoragePlan } from './bundle-paths.ts';
import { EntryHashes } from './entry-hashes.ts';
import { errorCode, StreamFailure } from './file-failures.ts';
import type { FileSystem } from './file-system.ts';
import { type CompletePart, namePart, securePart, takeTreeApart } from './part-finish.ts';
import { claimPartFolder, type PartFolder, removeStaleParts } from './part-folder.ts';
import { PartWriter } from './part-writer.ts';
import { SequenceReader } from './sequence-reader.ts';
import { StepQueue } from './step-queue.ts';

export type OpenSink = Extract<StreamOutput, { kind: 'openSink' }>;

/** Written in one call at most: bytes, and the pieces that they come in. */
const GATHERED_BYTES_MAX = 1024 * 1024;
const GATHERED_PIECES_MAX = 1_024;

/** What cannot be trusted, or cannot be gone on with, is not kept. */
const LOST: ReadonlySet<TransferFailureReason> = new Set(['hashMismatch', 'badPeer']);

interface Place {
  readonly part: PartFolder;
  readonly writer: PartWriter;
  readonly plan: StoragePlan;
}

export interface FileSinkContext {
  readonly fileSystem: FileSystem;
  readonly answer: (input: StreamInput) => void;
  /** The end of an earlier stream that used the same part. */
  readonly before: Promise<void>;
}

/** An offer that is stored while it comes. */
export class FileSink {
  readonly #order: OpenSink;
  readonly #context: FileSinkContext;
  readonly #steps: StepQueue;
  #place: Place | undefined;
  #waiting: Uint8Array[] = [];
  #isFinished = false;

  constructor(order: OpenSink, context: FileSinkContext) {
    this.#order = order;
    this.#context = context;
    this.#steps = new StepQueue((reason) => this.#failed(reason));
    this.#steps.add(() => this.#open());
  }

  write(bytes: Uint8Array): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) this.#steps.add(() => this.#writeAll(waiting));
    waiting.push(bytes);
  }

  restart(): void {
    // What is written from here on waits apart: it belongs behind the restart.
    this.#waiting = [];
    this.#steps.add(async () => this.#place?.writer.restart());
  }

  finish(sha256: readonly string[] | undefined): void {
    this.#steps.add(() => this.#finish(sha256));
  }

  close(keep: boolean): Promise<void> {
    if (!keep) this.#waiting.length = 0;
    return this.#steps.end(async () => {
      try {
        if (!this.#isFinished) await this.#writeAll(this.#waiting);
      } finally {
        await this.#leave(keep);
      }
    });
  }

  async #open(): Promise<void> {
    const { destination, entries, resumeKey, transferId, name } = this.#order;
    const { fileSystem, before } = this.#context;
    await before;
    this.#steps.check();
    if (!isSane(entries)) throw new StreamFailure('badPeer');
    await makeFolder(fileSystem, destination.folder);
    const key = resumeKey === undefined ? `transfer ${transferId}` : `resume ${resumeKey}`;
    const part = await claimPartFolder(fileSystem, { folder: destination.folder, key, entries });
    const writer = new PartWriter(fileSystem, {
      folder: part.path,
      entries,
      withHashes: resumeKey !== undefined,
      check: () => this.#steps.check(),
    });
    const plan = planStorage(name, entries, destination.name);
    this.#place = { part, writer, plan };
    const kept = await this.#findKept(this.#place);
    await removeStaleParts(fileSystem, destination.folder);
    await this.#checkRoom(writer.total - writer.position);
    this.#tell({ kind: 'sinkOpened', ...(kept === undefined ? {} : { kept }) });
  }

  async #findKept({ part, writer, plan }: Place): Promise<KeptPart | undefined> {
    if (part.isNew) return undefined;
    if (this.#order.resumeKey === undefined) {
      await writer.restart();
      return undefined;
    }
    await takeTreeApart(this.#context.fileSystem, part.path, plan);
    return writer.resume();
  }

  async #checkRoom(bytes: number): Promise<void> {
    const space = await this.#context.fileSystem
      .statfs?.(this.#order.destination.folder)
      .catch(() => undefined);
    // Some systems do not know their size.
    if (space === undefined || space.blocks === 0) return;
    if (space.bavail * space.bsize < bytes) throw new StreamFailure('diskFull');
  }

  async #writeAll(waiting: Uint8Array[]): Promise<void> {
    if (this.#place === undefined) return;
    const { writer } = this.#place;
    while (waiting.length > 0) {
      const pieces = waiting.slice(0, gathered(waiting));
      await writer.write(pieces);
      waiting.splice(0, pieces.length);
      this.#tell({ kind: 'written', total: writer.position });
    }
  }

  async #finish(sha256: readonly string[] | undefined): Promise<void> {
    if (this.#place === undefined) return;
    const { part, writer, plan } = this.#place;
    const { fileSystem } = this.#context;
    const { entries, destination } = this.#order;
    await writer.close();
    if (writer.position !== writer.total) throw new StreamFailure('badPeer');
    const complete: CompletePart = { part: part.path, entries, plan, folder: destination.folder };
    await securePart(fileSystem, complete);
    if (sha256 !== undefined) await this.#compareHashes(writer, sha256);
    this.#steps.check();
    const savedAs = await namePart(fileSystem, complete);
    this.#isFinished = true;
    // The part goes when the stream is closed, after the sender has been told: whoever is killed before that finds it
    // whole, and fetches nothing again.
    this.#tell({ kind: 'finished', savedAs });
  }

  async #compareHashes(writer: PartWriter, expected: readonly string[]): Promise<void> {
    const actual = writer.hashes ?? (await this.#hashAll(writer));
    const isSame =
      expected.length === actual.length &&
      actual.every((hash, index) => hash === expected[index]?.toLowerCase());
    if (!isSame) throw new StreamFailure('hashMismatch');
  }

  async #hashAll(writer: PartWriter): Promise<readonly string[]> {
    const { entries } = this.#order;
    const hashes = new EntryHashes(entries.map(({ size }) => size));
    const files = entries.map(({ size }, index) => ({ path: writer.pathOf(index), size }));
    const reader = new SequenceReader(this.#context.fileSystem, files);
    try {
      await reader.open();
      for (;;) {
        this.#steps.check();
        const bytes = await reader.next(Number.MAX_SAFE_INTEGER);
        if (bytes.length === 0) return hashes.complete;
        hashes.update(bytes);
      }
    } finally {
      await reader.close();
    }
  }

  async #failed(reason: TransferFailureReason): Promise<void> {
    this.#waiting.length = 0;
    await this.#leave(!LOST.has(reason)).catch(() => undefined);
    this.#context.answer({ kind: 'failed', reason });
  }

  /** Lets the part go; it stays where somebody may come back for something. */
  async #leave(keep: boolean): Promise<void> {
    if (this.#place === undefined) return;
    const { part, writer } = this.#place;
    await writer.close().catch(() => undefined);
    if (this.#isFinished) return part.remove();
    const isWorthIt = !part.isNew || writer.position > 0;
    const keeps = keep && this.#order.resumeKey !== undefined && isWorthIt;
    await (keeps ? part.release() : part.remove());
  }

  #tell(input: StreamInput): void {
    if (!this.#steps.isOver) this.#context.answer(input);
  }
}

/** The folder for received files is made when the first file comes; a whole path that is gone was a disk. */
async function makeFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.mkdir(folder);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Counts and sizes that can be counted on. */
function isSane(entries: readonly OfferedEntry[]): boolean {
  const sizes = entries.map(({ size }) => size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (
    entries.length > 0 &&
    entries.length <= OFFER_FILES_MAX &&
    [...sizes, total].every((size) => Number.isSafeInteger(size) && size >= 0)
  );
}

/** How many of the pieces go out in one call. */
function gathered(pieces: readonly Uint8Array[]): number {
  let bytes = 0;
  for (const [index, piece] of pieces.entries()) {
    bytes += piece.length;
    if (index > 0 && bytes > GATHERED_BYTES_MAX) return index;
    if (index + 1 === GATHERED_PIECES_MAX) return GATHERED_PIECES_MAX;
  }
  return pieces.length;
}
