/** The application's end of a transfer: a file to send, or room for one that comes, and what was told about it. */
import type { ManualTime } from '@nudge/testkit';
import type { ByteFlow, ByteFlowEvent, FlowEnding, FlowOffer } from '../../src/transfer/byte-flow.ts';
import type { FlowListener } from '../../src/transfer/peer-port.ts';

/** The most that is read from a file at once. */
const READ_BYTES = 256 * 1024;

export type EndRole =
  | { readonly kind: 'sender'; readonly file: Uint8Array }
  | { readonly kind: 'receiver'; readonly offer: FlowOffer };

export interface EndOptions {
  readonly time: ManualTime;
  readonly role: EndRole;
  /** How long the disk takes for each piece. */
  readonly diskDelay: () => number;
}

export class FileEnd {
  readonly role: EndRole;
  readonly events: ByteFlowEvent[] = [];
  /** Called for each event, after it was dealt with. */
  watch: (event: ByteFlowEvent) => void = () => undefined;
  /** Whether a complete file is found good. */
  settles: 'good' | 'diskFull' | 'later' = 'good';
  /** Whether the file is read, or stored, at all. */
  isDiskStuck = false;
  flow: ByteFlow | undefined;
  #wanted = 0;
  #read = 0;
  #received = 0;
  #isReading = false;
  readonly #pieces: Uint8Array[] = [];
  readonly #options: EndOptions;

  constructor(options: EndOptions) {
    this.role = options.role;
    this.#options = options;
  }

  get now(): number {
    return this.#options.time.now();
  }

  get ending(): FlowEnding | undefined {
    const last = this.events.at(-1);
    return last?.kind === 'ended' ? last.ending : undefined;
  }

  /** All that has come, in one piece. */
  get content(): Uint8Array {
    const content = new Uint8Array(this.#received);
    let at = 0;
    for (const piece of this.#pieces) {
      content.set(piece, at);
      at += piece.length;
    }
    return content;
  }

  /** Bytes of the file that have passed here. */
  get position(): number {
    return this.role.kind === 'sender' ? this.#read : this.#received;
  }

  kinds(): readonly string[] {
    return this.events.map(({ kind }) => kind);
  }

  accept(): void {
    this.flow?.accept(undefined, this.now);
  }

  cancel(): void {
    this.flow?.cancel(undefined, this.now);
  }

  readonly listener: FlowListener = (event) => {
    if (this.ending !== undefined) throw new Error(`${event.kind} was told after the end`);
    this.events.push(event);
    this.#handle(event);
    this.watch(event);
  };

  #handle(event: ByteFlowEvent): void {
    switch (event.kind) {
      case 'accepted':
        this.flow?.start(0, this.now);
        break;
      case 'wants':
        this.#wanted += event.bytes;
        this.#readSoon();
        break;
      case 'bytes':
        this.#pieces.push(event.bytes.slice());
        this.#received += event.bytes.length;
        this.#storeSoon(this.#received);
        break;
      case 'complete':
        if (this.settles !== 'later') this.flow?.settle(this.settles, this.now);
        break;
      case 'startsAt':
      case 'routed':
      case 'progressed':
      case 'ended':
        break;
    }
  }

  #readSoon(): void {
    if (this.#isReading || this.#wanted === 0 || this.isDiskStuck) return;
    this.#isReading = true;
    this.#options.time.after(this.#options.diskDelay(), () => {
      this.#isReading = false;
      if (this.ending === undefined) this.#supply();
    });
  }

  #supply(): void {
    if (this.role.kind !== 'sender') return;
    const { file } = this.role;
    const bytes = file.slice(this.#read, this.#read + Math.min(this.#wanted, READ_BYTES));
    this.#wanted -= bytes.length;
    this.#read += bytes.length;
    this.flow?.supply(bytes, this.now);
    if (this.#read === file.length) this.flow?.supplied([], this.now);
    else this.#readSoon();
  }

  #storeSoon(total: number): void {
    if (this.isDiskStuck) return;
    this.#options.time.after(this.#options.diskDelay(), () => {
      if (this.ending === undefined) this.flow?.stored(total, this.now);
    });
  }
}
