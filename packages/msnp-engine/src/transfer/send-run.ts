/** One try to send: joins a flow and the stream of files that goes into it, from the offer to the end of either. */
import type { ByteFlow, ByteFlowEvent, FlowEnding, FlowOffer } from './byte-flow.ts';
import type { FlowMaker } from './peer-port.ts';
import type { KeptPart, StreamInput } from './stream-port.ts';
import type { Stream, Streams, StreamUser } from './streams.ts';
import { READ_MAX_BYTES } from './transfer-limits.ts';
import type { OfferedEntry, TransferFailureReason, TransferRoute } from './transfer-model.ts';

/** What a try, in either direction, tells; `ended` comes once, and last. */
export interface RunOwner {
  /** The other side has accepted, or its offer goes ahead. */
  started(now: number): void;
  routed(route: TransferRoute, now: number): void;
  progressed(position: number, now: number): void;
  ended(ending: FlowEnding, now: number): void;
}

export interface SendSource {
  readonly files: readonly string[];
  readonly entries: readonly OfferedEntry[];
  readonly size: number;
  /** Whether the other side checks what it gets. */
  readonly withHashes: boolean;
}

export class SendRun implements StreamUser {
  readonly #source: SendSource;
  readonly #streams: Streams;
  readonly #owner: RunOwner;
  #flow: ByteFlow | undefined;
  #stream: Stream | undefined;
  #position = 0;
  #wanted = 0;
  #isReading = false;
  #isOver = false;

  constructor(source: SendSource, streams: Streams, owner: RunOwner) {
    this.#source = source;
    this.#streams = streams;
    this.#owner = owner;
  }

  begin(maker: FlowMaker, offer: FlowOffer, now: number): void {
    this.#flow = maker.offer(offer, (event, later) => this.#heard(event, later), now);
  }

  /** Ends it from our side. */
  cancel(now: number): void {
    this.#end({ kind: 'cancelled', by: 'us' }, now, () => this.#flow?.cancel(undefined, now));
  }

  answered(input: StreamInput, now: number): void {
    switch (input.kind) {
      case 'sourceOpened':
        this.#position = input.start;
        this.#flow?.start(input.start, now);
        return this.#read();
      case 'read':
        return this.#supply(input.bytes, now);
      case 'sourceEnded':
        return this.#flow?.supplied(input.sha256, now);
      case 'failed':
        return this.#fail(input.reason, now);
      default:
    }
  }

  #heard(event: ByteFlowEvent, now: number): void {
    if (this.#isOver) return;
    switch (event.kind) {
      case 'accepted':
        return this.#open(event.kept, now);
      case 'routed':
        return this.#owner.routed(event.route, now);
      case 'wants':
        this.#wanted += event.bytes;
        return this.#read();
      case 'progressed':
        return this.#owner.progressed(event.position, now);
      case 'ended':
        return this.#end(event.ending, now);
      default:
    }
  }

  #open(kept: KeptPart | undefined, now: number): void {
    const { files, entries, withHashes } = this.#source;
    const known = kept === undefined ? {} : { kept };
    this.#stream = this.#streams.open(this, { kind: 'openSource', files, entries, withHashes, ...known });
    this.#owner.started(now);
  }

  /** One read at a time; what the flow asks for meanwhile makes the next one larger. */
  #read(): void {
    const left = this.#source.size - this.#position;
    const bytes = Math.min(this.#wanted, left, READ_MAX_BYTES);
    if (this.#isReading || bytes <= 0) return;
    this.#isReading = true;
    this.#stream?.ask({ kind: 'readSource', bytes });
  }

  #supply(bytes: Uint8Array, now: number): void {
    this.#isReading = false;
    this.#position += bytes.length;
    this.#wanted -= bytes.length;
    if (bytes.length > 0) this.#flow?.supply(bytes, now);
    this.#read();
  }

  #fail(reason: TransferFailureReason, now: number): void {
    this.#end({ kind: 'failed', reason }, now, () => this.#flow?.cancel(reason, now));
  }

  #end(ending: FlowEnding, now: number, tellFlow?: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream?.close(false);
    tellFlow?.();
    this.#owner.ended(ending, now);
  }
}
