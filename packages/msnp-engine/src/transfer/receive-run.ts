/**
 * One try to receive: joins a flow and the place where its bytes are stored. All that has come is stored and checked
 * before the sender is told so; once all of it is here, the line may break without harm.
 */
import type { ByteFlow, ByteFlowEvent, FlowEnding } from './byte-flow.ts';
import type { RunOwner } from './send-run.ts';
import type { StreamInput } from './stream-port.ts';
import type { Stream, Streams, StreamUser } from './streams.ts';
import type {
  OfferedEntry,
  TransferDestination,
  TransferFailureReason,
  TransferId,
} from './transfer-model.ts';

export interface ReceiveSink {
  readonly transferId: TransferId;
  readonly name: string;
  readonly entries: readonly OfferedEntry[];
  readonly size: number;
  readonly resumeKey?: string;
}

export interface ReceiveOwner extends RunOwner {
  /** Everything is checked and has its name; the last that is told. */
  stored(savedAs: readonly string[], now: number): void;
}

export class ReceiveRun implements StreamUser {
  readonly #flow: ByteFlow;
  readonly #streams: Streams;
  readonly #owner: ReceiveOwner;
  #sink: ReceiveSink;
  #destination: TransferDestination | undefined;
  #stream: Stream | undefined;
  #kept = 0;
  #position = 0;
  #isAccepted = false;
  #isComplete = false;
  #isOver = false;

  constructor(
    flow: ByteFlow,
    sink: ReceiveSink,
    around: { readonly streams: Streams; readonly owner: ReceiveOwner },
  ) {
    this.#flow = flow;
    this.#sink = sink;
    this.#streams = around.streams;
    this.#owner = around.owner;
  }

  /** The place is made first, so that nothing is accepted that cannot be stored. */
  accept(destination: TransferDestination, now: number): void {
    this.#destination = destination;
    this.#openSink(destination);
    this.#owner.started(now);
  }

  /** Refuses the offer; nothing more is told. */
  decline(now: number): void {
    this.#isOver = true;
    this.#flow.decline(now);
  }

  /** Ends it from our side, and nothing more is told; `keep` where it shall go on by another flow. */
  cancel(keep: boolean, now: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream?.close(keep);
    this.#flow.cancel(undefined, now);
  }

  heard(event: ByteFlowEvent, now: number): void {
    if (this.#isOver) return;
    switch (event.kind) {
      case 'routed':
        return this.#owner.routed(event.route, now);
      case 'startsAt':
        return this.#startsAt(event.position, event.size, now);
      case 'bytes':
        return this.#write(event.bytes, now);
      case 'complete':
        return this.#complete(event.sha256);
      case 'ended':
        // All of it is here: how the line ends does not matter any more.
        if (!this.#isComplete) this.#end(event.ending, event.ending.kind === 'broken', now);
        break;
      default:
    }
  }

  answered(input: StreamInput, now: number): void {
    switch (input.kind) {
      case 'sinkOpened':
        if (this.#isAccepted) return;
        this.#isAccepted = true;
        this.#kept = input.kept?.bytes ?? 0;
        return this.#flow.accept(this.#sink.resumeKey === undefined ? undefined : input.kept, now);
      case 'written':
        this.#flow.stored(input.total, now);
        return this.#owner.progressed(input.total, now);
      case 'finished':
        return this.#finished(input.savedAs, now);
      case 'failed':
        return this.#fail(input.reason, true, now);
      default:
    }
  }

  #openSink(destination: TransferDestination): void {
    const { transferId, name, entries, resumeKey } = this.#sink;
    const key = resumeKey === undefined ? {} : { resumeKey };
    const wish = { kind: 'openSink', transferId, destination, name, entries, ...key } as const;
    this.#stream = this.#streams.open(this, wish);
  }

  #startsAt(position: number, size: number | undefined, now: number): void {
    if (position !== 0 && position !== this.#kept) return this.#fail('badPeer', false, now);
    this.#position = position;
    if (size !== undefined && size !== this.#sink.size) return this.#shrink(size, now);
    if (position < this.#kept) this.#stream?.ask({ kind: 'restartSink' });
  }

  /** The file has become smaller since it was offered: what is stored is another one. */
  #shrink(size: number, now: number): void {
    const [entry, ...others] = this.#sink.entries;
    const destination = this.#destination;
    if (size > this.#sink.size || entry === undefined || others.length > 0 || destination === undefined) {
      return this.#fail('badPeer', false, now);
    }
    this.#stream?.close(false);
    this.#sink = { ...this.#sink, size, entries: [{ ...entry, size }] };
    this.#openSink(destination);
  }

  #write(bytes: Uint8Array, now: number): void {
    this.#position += bytes.length;
    if (this.#position > this.#sink.size) return this.#fail('badPeer', false, now);
    this.#stream?.ask({ kind: 'writeSink', bytes });
  }

  #complete(sha256: readonly string[] | undefined): void {
    this.#isComplete = true;
    this.#stream?.ask({ kind: 'finishSink', ...(sha256 === undefined ? {} : { sha256 }) });
  }

  #finished(savedAs: readonly string[], now: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream?.close(true);
    this.#flow.settle('good', now);
    this.#owner.stored(savedAs, now);
  }

  /** `keep`: what has come is good, only not all of it is here. */
  #fail(reason: TransferFailureReason, keep: boolean, now: number): void {
    if (this.#isOver) return;
    this.#end({ kind: 'failed', reason }, keep, now);
    if (this.#isComplete) this.#flow.settle(reason, now);
    else this.#flow.cancel(reason, now);
  }

  #end(ending: FlowEnding, keep: boolean, now: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream?.close(keep && this.#sink.resumeKey !== undefined);
    this.#owner.ended(ending, now);
  }
}
