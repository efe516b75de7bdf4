/**
 * The bytes of one file as they come in: put in order, handed on in pieces, and never more of them than was
 * announced. From a Nudge client some may come twice after a change of lane: there, all of them are checked by
 * hash in the end, and each try says where it begins.
 */
import type { P2pChunk, P2pHeader } from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import { GatheredBytes } from './gathered-bytes.ts';
import { InOrderBytes } from './in-order-bytes.ts';
import { GAP_TIMEOUT, POSITION_STEP_BYTES } from './limits.ts';

export interface FileArrivalOptions {
  readonly size: number;
  readonly isChecked: boolean;
  /** Where the sender may begin besides 0. */
  readonly keptBytes: number;
  readonly started: (position: number) => void;
  readonly hand: (bytes: Uint8Array) => void;
}

/** `early`: held until the bytes before it come. `stale`: from before the sender was told to go back. */
export type ArrivalFate = 'progress' | 'early' | 'stale' | 'repeated' | 'refused';

export class FileArrival {
  readonly #options: FileArrivalOptions;
  readonly #gathered: GatheredBytes;
  #order: InOrderBytes | undefined;
  #identifier: number | undefined;
  #start = 0;
  #toldPosition = 0;
  #gapDeadline: number | undefined;
  #isGoingBack = false;
  /** Of the chunk at the end: the one to acknowledge. */
  lastHeader: P2pHeader | undefined;
  /** Of any chunk, to name the message by. */
  header: P2pHeader | undefined;

  constructor(options: FileArrivalOptions) {
    this.#options = options;
    this.#gathered = new GatheredBytes(options.hand);
  }

  get position(): number {
    return this.#order?.position ?? 0;
  }

  get isComplete(): boolean {
    return this.#order?.isComplete ?? false;
  }

  get hasHeld(): boolean {
    return this.#order?.hasHeld ?? false;
  }

  add({ header, data }: P2pChunk, now: number): ArrivalFate {
    const order = this.#begin(header);
    if (order === undefined) return 'refused';
    if (header.identifier !== this.#identifier) return 'repeated';
    const isEnd = header.dataOffset + data.length === this.#options.size;
    if (this.#isGoingBack && header.dataOffset > order.position) return 'stale';
    const before = order.position;
    const fate = order.add(header.dataOffset, data, (bytes) => this.#gathered.add(bytes, now));
    if (fate === 'refused') return 'refused';
    if (isEnd) this.lastHeader = header;
    if (order.position > before) this.#isGoingBack = false;
    this.#watchGap(order, now, order.position > before);
    if (order.isComplete) this.#gathered.flush();
    if (order.position > before) return 'progress';
    return fate === 'held' ? 'early' : 'repeated';
  }

  #begin(header: P2pHeader): InOrderBytes | undefined {
    const { size, isChecked, keptBytes, started } = this.#options;
    if (header.totalSize !== size) return undefined;
    this.header = header;
    if (this.#order !== undefined) return this.#order;
    const start = isChecked ? Number(header.ackDataSize) : 0;
    if (start !== 0 && start !== keptBytes) return undefined;
    this.#identifier = header.identifier;
    this.#toldPosition = start;
    this.#start = start;
    started(start);
    this.#order = new InOrderBytes({ start, totalSize: size, mayOverlap: isChecked });
    return this.#order;
  }

  #watchGap(order: InOrderBytes, now: number, hasProgressed: boolean): void {
    if (!order.hasHeld) this.#gapDeadline = undefined;
    else if (hasProgressed || this.#gapDeadline === undefined) this.#gapDeadline = now + GAP_TIMEOUT;
  }

  /** The sender asks how far it has got, or shall hear it: what is held comes again. Undefined: it makes no sense. */
  goBack(header: P2pHeader): number | undefined {
    const order = this.#begin(header);
    if (order === undefined) return undefined;
    order.dropHeld();
    this.#gapDeadline = undefined;
    this.#isGoingBack = !order.isComplete;
    return order.position;
  }

  /** A position worth telling the sender, if it got so much further. */
  takePosition(): number | undefined {
    if (this.position - this.#toldPosition < POSITION_STEP_BYTES) return undefined;
    this.#toldPosition = this.position;
    return this.position;
  }

  /** So much of the file is stored. */
  stored(total: number): void {
    this.#gathered.stored(total - this.#start);
  }

  flush(): void {
    this.#gathered.flush();
  }

  /** True when bytes are missing for too long while later ones are here. */
  expire(now: number): boolean {
    if (hasPassed(this.#gathered.deadline(), now)) this.#gathered.flush();
    return hasPassed(this.#gapDeadline, now);
  }

  deadline(): number | undefined {
    return earliest(this.#gathered.deadline(), this.#gapDeadline);
  }
}
