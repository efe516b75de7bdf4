import type { KeptPart, StreamInput, StreamOutput } from '../../transfer/stream-port.ts';
import { EntryHashes, newHash } from './entry-hashes.ts';
import type { FileSystem } from './file-system.ts';
import { SequenceReader } from './sequence-reader.ts';
import { StepQueue } from './step-queue.ts';

export type OpenSource = Extract<StreamOutput, { kind: 'openSource' }>;

/** Read ahead, in bytes, where less is asked for; whole times of that, so that no piece comes out short. */
const READ_AHEAD_BYTES = 256 * 1024;

/** Files that are sent as one stream. */
export class FileSource {
  readonly #order: OpenSource;
  readonly #answer: (input: StreamInput) => void;
  readonly #steps: StepQueue;
  readonly #reader: SequenceReader;
  readonly #total: number;
  #hashes: EntryHashes | undefined;
  /** Read and not asked for yet. */
  #ahead: Uint8Array = new Uint8Array(0);
  #position = 0;

  constructor(order: OpenSource, fileSystem: FileSystem, answer: (input: StreamInput) => void) {
    this.#order = order;
    this.#answer = answer;
    this.#total = order.entries.reduce((sum, { size }) => sum + size, 0);
    const files = order.entries.map(({ size }, index) => ({ path: order.files[index] ?? '', size }));
    this.#reader = new SequenceReader(fileSystem, files);
    this.#steps = new StepQueue(async (reason) => {
      await this.#reader.close().catch(() => undefined);
      answer({ kind: 'failed', reason });
    });
    this.#steps.add(() => this.#open());
  }

  read(bytes: number): void {
    this.#steps.add(() => this.#read(bytes));
  }

  close(): Promise<void> {
    return this.#steps.end(() => this.#reader.close());
  }

  async #open(): Promise<void> {
    await this.#reader.open();
    this.#startOver();
    const { kept } = this.#order;
    if (kept !== undefined && kept.bytes <= this.#total && !(await this.#has(kept))) {
      await this.#reader.rewind();
      this.#startOver();
    }
    this.#tell({ kind: 'sourceOpened', start: this.#position });
    this.#tellEnd();
  }

  /** Reads what the other side has, and says whether it is the same. */
  async #has(kept: KeptPart): Promise<boolean> {
    const hash = newHash();
    while (this.#position < kept.bytes) {
      const bytes = await this.#next(kept.bytes - this.#position);
      hash.update(bytes);
      this.#position += bytes.length;
    }
    return hash.digest('hex') === kept.sha256;
  }

  #startOver(): void {
    this.#position = 0;
    if (this.#order.withHashes) this.#hashes = new EntryHashes(this.#order.entries.map(({ size }) => size));
  }

  async #read(most: number): Promise<void> {
    if (this.#ahead.length === 0 && this.#position < this.#total) {
      this.#ahead = await this.#next(most * Math.ceil(READ_AHEAD_BYTES / most));
    }
    const bytes = this.#ahead.subarray(0, most);
    this.#ahead = this.#ahead.subarray(bytes.length);
    this.#position += bytes.length;
    this.#tell({ kind: 'read', bytes });
    if (bytes.length > 0) this.#tellEnd();
  }

  async #next(most: number): Promise<Uint8Array> {
    this.#steps.check();
    const bytes = await this.#reader.next(most);
    this.#hashes?.update(bytes);
    return bytes;
  }

  #tellEnd(): void {
    if (this.#position < this.#total) return;
    this.#tell({ kind: 'sourceEnded', sha256: this.#hashes?.complete ?? [] });
  }

  #tell(input: StreamInput): void {
    if (!this.#steps.isOver) this.#answer(input);
  }
}
