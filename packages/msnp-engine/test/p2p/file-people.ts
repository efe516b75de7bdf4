/** Somebody who sends a file out of memory, and somebody who receives one and looks at it by its hash. */
import { createHash, type Hash } from 'node:crypto';
import type { ByteFlow, ByteFlowEvent, FlowEnding, FlowOffer } from '../../src/transfer/byte-flow.ts';
import type { FlowListener } from '../../src/transfer/peer-port.ts';
import type { KeptPart } from '../../src/transfer/stream-port.ts';
import type { TransferRoute } from '../../src/transfer/transfer-model.ts';
import type { End, Pair } from './pair.ts';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes without a period that a lost or doubled chunk could hide in. */
export function fileOf(size: number, seed = 1): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = seed;
  for (let at = 0; at < words.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, size);
}

type Kind = ByteFlowEvent['kind'];
type EventOf<K extends Kind> = Extract<ByteFlowEvent, { readonly kind: K }>;

/** Keeps what a flow tells, and looks after its rules. */
class Diary {
  readonly events: ByteFlowEvent[] = [];
  ending: FlowEnding | undefined;
  readonly routes: TransferRoute[] = [];

  note(event: ByteFlowEvent): void {
    if (this.ending !== undefined) throw new Error(`${event.kind} after the end`);
    if (event.kind === 'ended') this.ending = event.ending;
    if (event.kind === 'routed') this.routes.push(event.route);
    if (event.kind !== 'bytes' && event.kind !== 'progressed' && event.kind !== 'wants')
      this.events.push(event);
  }

  all<K extends Kind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }
}

export interface SenderOptions {
  readonly file: Uint8Array;
  readonly offer?: Partial<FlowOffer>;
  /** Hashes told at the end, instead of the right one. */
  readonly sha256?: readonly string[];
}

export class FileGiver {
  readonly diary = new Diary();
  readonly flow: ByteFlow;
  progress = 0;
  readonly #pair: Pair;
  readonly #options: SenderOptions;
  #supplied = 0;

  constructor(pair: Pair, end: End, options: SenderOptions) {
    this.#pair = pair;
    this.#options = options;
    const { file, offer } = options;
    const full: FlowOffer = { name: 'film.bin', size: file.length, resumeId: 'film-1', ...offer };
    this.flow = end.channel.offer(full, (event) => this.#heard(event), pair.time.now());
  }

  get ending(): FlowEnding | undefined {
    return this.diary.ending;
  }

  #heard(event: ByteFlowEvent): void {
    this.diary.note(event);
    if (event.kind === 'accepted') this.#start(event.kept);
    if (event.kind === 'wants') this.#supply(event.bytes);
    if (event.kind === 'progressed') this.progress = event.position;
  }

  #start(kept: KeptPart | undefined): void {
    const { file } = this.#options;
    const isSame = kept !== undefined && sha256Of(file.subarray(0, kept.bytes)) === kept.sha256;
    this.#supplied = isSame ? kept.bytes : 0;
    this.flow.start(this.#supplied, this.#pair.time.now());
    if (this.#supplied === file.length) this.#tellEnd();
  }

  #supply(bytes: number): void {
    const { file } = this.#options;
    const part = file.slice(this.#supplied, this.#supplied + bytes);
    this.#supplied += part.length;
    this.flow.supply(part, this.#pair.time.now());
    if (this.#supplied === file.length) this.#tellEnd();
  }

  #tellEnd(): void {
    this.flow.supplied(this.#options.sha256 ?? [sha256Of(this.#options.file)], this.#pair.time.now());
  }
}

export interface TakerOptions {
  /** What is kept of an earlier try. */
  readonly kept?: Uint8Array;
  /** Milliseconds that the disk takes for each piece. */
  readonly diskDelay?: number;
  readonly answer?: 'accept' | 'decline' | 'none';
}

/** Takes every offer the same way. */
export class FileTaker {
  readonly diary = new Diary();
  offers: FlowOffer[] = [];
  flow: ByteFlow | undefined;
  received = 0;
  /** Most bytes that had come and were not stored. */
  mostUnstored = 0;
  #stored = 0;
  readonly #pair: Pair;
  readonly #options: TakerOptions;
  #hash: Hash = createHash('sha256');
  #parts: Uint8Array[] = [];

  constructor(pair: Pair, end: End, options: TakerOptions = {}) {
    this.#pair = pair;
    this.#options = options;
    end.options = { ...end.options, onOffer: (offer, flow) => this.#offered(offer, flow) };
  }

  get ending(): FlowEnding | undefined {
    return this.diary.ending;
  }

  /** Everything that was received, kept part first. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  #offered(offer: FlowOffer, flow: ByteFlow): FlowListener {
    this.offers.push(offer);
    this.flow = flow;
    const { answer = 'accept' } = this.#options;
    if (answer === 'accept') this.#pair.time.after(1, () => this.accept());
    if (answer === 'decline') this.#pair.time.after(1, () => flow.decline(this.#pair.time.now()));
    return (event) => this.#heard(event);
  }

  accept(): void {
    const { kept } = this.#options;
    const part = kept && { bytes: kept.length, sha256: sha256Of(kept) };
    this.flow?.accept(part, this.#pair.time.now());
  }

  #heard(event: ByteFlowEvent): void {
    this.diary.note(event);
    if (event.kind === 'startsAt') this.#startsAt(event.position);
    if (event.kind === 'bytes') this.#take(event.bytes);
    if (event.kind === 'complete') this.#complete(event.sha256);
  }

  #startsAt(position: number): void {
    const { kept = new Uint8Array(0) } = this.#options;
    if (position !== 0 && position !== kept.length) throw new Error('starts where nothing is kept');
    this.#parts = position === 0 ? [] : [kept];
    this.#hash = createHash('sha256').update(kept.subarray(0, position));
    this.received = position;
    this.#stored = position;
  }

  #take(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#parts.push(bytes.slice());
    this.received += bytes.length;
    this.mostUnstored = Math.max(this.mostUnstored, this.received - this.#stored);
    const total = this.received;
    const store = (): void => {
      this.#stored = total;
      this.flow?.stored(total, this.#pair.time.now());
    };
    const { diskDelay } = this.#options;
    if (diskDelay === undefined) store();
    else this.#pair.time.after(diskDelay, store);
  }

  #complete(sha256: readonly string[] | undefined): void {
    const isGood = sha256 === undefined || (sha256.length === 1 && sha256[0] === this.sha256);
    this.flow?.settle(isGood ? 'good' : 'hashMismatch', this.#pair.time.now());
  }
}
