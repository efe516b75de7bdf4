/**
 * Receives one file, or a bundle of them, from somebody who offered it (p2p.md section 7). The bytes are handed on
 * as they come. Between Nudge clients the hashes come behind them, and our BYE tells how it ended; others get an
 * acknowledgement of the whole, and a BYE once theirs did not come.
 */
import {
  P2P_FLAGS,
  type P2pChunk,
  type P2pHeader,
  type SessionRequest,
  type SlpBody,
  type SlpRequest,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { ByteFlow, FlowEnding, FlowOffer } from '../transfer/byte-flow.ts';
import type { FlowListener } from '../transfer/peer-port.ts';
import type { KeptPart } from '../transfer/stream-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { Backlog } from './backlog.ts';
import { Call, respond } from './call.ts';
import {
  closeReasonFor,
  closeReasonOf,
  endingBy,
  endingByHeader,
  endingOf,
  type CloseReason,
} from './close-reason.ts';
import { FileArrival } from './file-arrival.ts';
import { entryCount } from './file-offer.ts';
import { FlowEvents } from './flow-events.ts';
import { HashListReader } from './hash-list.ts';
import { OFFER_TIMEOUT, RECEIVER_BYE_DELAY, RESULT_TIMEOUT, SILENCE_TIMEOUT } from './limits.ts';
import { acknowledgementOf, endsSession, positionOf } from './message-forms.ts';
import type { Lane } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';

export interface IncomingOffer {
  readonly invite: SlpRequest;
  readonly request: SessionRequest;
  readonly offer: FlowOffer;
  readonly now: number;
}

/** `checking`: all is here, and our side decides. `closing`: decided, only the BYE is left. */
type Stage = 'offered' | 'receiving' | 'checking' | 'closing' | 'ended';

/** SHA-256 of nothing, lower-case hex: what is kept where nothing is. */
const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export class FileReceiver implements SlpSession, ByteFlow {
  readonly callId: string;
  readonly sessionId: number;
  readonly isOurs = false;
  /** Told when everything is stored and checked. */
  onStored: () => void = () => undefined;
  readonly #line: PeerLine;
  readonly #call: Call;
  readonly #invite: SlpRequest;
  readonly #offer: FlowOffer;
  readonly #isChecked: boolean;
  readonly #events: FlowEvents;
  readonly #hashes: HashListReader;
  readonly #backlog: Backlog;
  #arrival: FileArrival | undefined;
  #stage: Stage = 'offered';
  #deadline: number | undefined;
  #completedAt = 0;
  #hasPeerClosed = false;

  constructor(line: PeerLine, { invite, request, offer, now }: IncomingOffer) {
    this.#line = line;
    this.#invite = invite;
    this.#offer = offer;
    this.callId = invite.callId;
    this.sessionId = request.sessionId;
    this.#call = new Call(line, this);
    this.#isChecked = offer.resumeId !== undefined;
    this.#events = new FlowEvents(line);
    this.#hashes = new HashListReader(entryCount(offer));
    this.#backlog = new Backlog((isPaused) => line.pause(this, isPaused));
    this.#deadline = now + OFFER_TIMEOUT;
  }

  set listener(listener: FlowListener) {
    this.#events.listener = listener;
  }

  /** Whether it waits for the answer of our user. */
  get isWaiting(): boolean {
    return this.#stage === 'offered';
  }

  get needsLine(): boolean {
    return this.#stage !== 'offered' && this.#stage !== 'ended';
  }

  // What the application asks.

  accept(kept: KeptPart | undefined, now: number): void {
    this.#line.run(() => this.#accept(kept, now), now);
  }

  #accept(kept: KeptPart | undefined, now: number): void {
    if (this.#stage !== 'offered') return;
    this.#stage = 'receiving';
    // A sender that has to read and compare what is kept may take its time.
    this.#deadline = now + (kept === undefined ? SILENCE_TIMEOUT : RESULT_TIMEOUT);
    this.#arrival = new FileArrival({
      size: this.#offer.size,
      isChecked: this.#isChecked,
      keptBytes: kept?.bytes ?? 0,
      started: (position) => this.#started(position),
      hand: (bytes) => this.#events.tell({ kind: 'bytes', bytes }),
    });
    const { sessionId } = this;
    const resume = { offset: kept?.bytes ?? 0, sha256: kept?.sha256 ?? SHA256_OF_NOTHING };
    const body = { kind: 'sessionAnswer', sessionId, ...(this.#isChecked ? { resume } : {}) } as const;
    respond(this.#line, this.#invite, { status: 200, body, owner: this });
  }

  #started(position: number): void {
    this.#backlog.startAt(position);
    this.#events.tell({ kind: 'startsAt', position });
  }

  decline(now: number): void {
    this.#line.run(() => this.#decline({ kind: 'declined' }), now);
  }

  #decline(ending: FlowEnding): void {
    if (this.#stage !== 'offered') return;
    const body = { kind: 'sessionAnswer', sessionId: this.sessionId } as const;
    respond(this.#line, this.#invite, { status: 603, body });
    this.#end(ending);
  }

  stored(total: number, now: number): void {
    this.#line.run(() => {
      if (this.#stage === 'ended') return;
      this.#backlog.stored(total);
      this.#arrival?.stored(total);
      this.#balance();
      this.#tellPosition();
    }, now);
  }

  settle(result: 'good' | TransferFailureReason, now: number): void {
    this.#line.run(() => {
      if (this.#stage !== 'checking') return;
      if (result !== 'good') return this.#close(closeReasonFor(result), { kind: 'failed', reason: result });
      this.onStored();
      if (this.#isChecked) return this.#close('stored', { kind: 'done' });
      this.#events.end({ kind: 'done' });
      this.#stage = 'closing';
      this.#deadline = Math.max(this.#completedAt + RECEIVER_BYE_DELAY, now);
      if (this.#hasPeerClosed) this.#end({ kind: 'done' });
    }, now);
  }

  cancel(reason: TransferFailureReason | undefined, now: number): void {
    this.#line.run(() => {
      if (this.#stage === 'closing' || this.#stage === 'ended') return;
      this.#close(closeReasonFor(reason), endingOf(reason));
    }, now);
  }

  start(): void {
    // Ours to receive.
  }

  supply(): void {
    // Ours to receive.
  }

  supplied(): void {
    // Ours to receive.
  }

  // What the other side sends.

  chunkArrived(chunk: P2pChunk, lane: Lane, now: number): void {
    const arrival = this.#arrival;
    if (arrival === undefined || this.#stage === 'ended') return;
    if ((chunk.header.flags & P2P_FLAGS.data) === 0) return this.#otherArrived(chunk, now);
    const fate = arrival.add(chunk, now);
    if (fate === 'refused') return this.#fail('badPeer');
    this.#events.routed(lane);
    if (fate === 'progress') this.#deadline = now + SILENCE_TIMEOUT;
    if (arrival.isComplete) return this.#dataComplete(arrival, now);
    this.#balance();
    this.#tellPosition();
    if (this.#backlog.isTooLarge) this.#fail('failed');
  }

  /** All of the data is here, or its end came again because the acknowledgement was lost. */
  #dataComplete(arrival: FileArrival, now: number): void {
    const header = arrival.lastHeader ?? arrival.header;
    if (header !== undefined) this.#line.send(acknowledgementOf(header, this.#line.numbers));
    this.#balance();
    this.#complete(now);
  }

  #complete(now: number): void {
    const sha256 = this.#isChecked ? this.#hashes.hashes : undefined;
    if (this.#stage !== 'receiving' || (this.#isChecked && sha256 === undefined)) return;
    this.#stage = 'checking';
    this.#deadline = undefined;
    this.#completedAt = now;
    this.#events.tell({ kind: 'complete', ...(sha256 === undefined ? {} : { sha256 }) });
  }

  /** Not file data: the hashes of a Nudge client, or an announcement that some send before data. */
  #otherArrived({ header, data }: P2pChunk, now: number): void {
    const isEnd = header.dataOffset + data.length === header.totalSize;
    if (this.#isChecked) {
      if (header.totalSize !== this.#hashes.totalSize) return this.#fail('badPeer');
      if (!this.#hashes.add(header.dataOffset, data)) return this.#fail('badPeer');
    }
    if (isEnd) this.#line.send(acknowledgementOf(header, this.#line.numbers));
    if (this.#arrival?.isComplete === true) this.#complete(now);
  }

  controlArrived(header: P2pHeader): boolean {
    if ((header.flags & P2P_FLAGS.waitingForReply) !== 0) return this.#goBack(header);
    if (!endsSession(header)) return false;
    this.#end(this.#stage === 'closing' ? { kind: 'done' } : endingByHeader(header));
    return true;
  }

  /** The sender does not know what has come, or shall send something again. */
  #goBack(header: P2pHeader): boolean {
    const position = this.#isChecked ? this.#arrival?.goBack(header) : undefined;
    if (position === undefined) return false;
    this.#line.send(positionOf(header, { position, goBack: true }, this.#line.numbers));
    this.#balance();
    return true;
  }

  #tellPosition(): void {
    const arrival = this.#arrival;
    if (arrival?.header === undefined || !this.#isChecked || this.#backlog.isLarge) return;
    const position = arrival.takePosition();
    if (position === undefined) return;
    this.#line.send(positionOf(arrival.header, { position, goBack: false }, this.#line.numbers));
  }

  #balance(): void {
    this.#backlog.balance(this.#arrival?.position ?? 0, this.#arrival?.hasHeld === true);
  }

  closedByPeer(_request: SlpRequest, body: SlpBody, now: number): void {
    const reason = closeReasonOf(body);
    const isEmptyFile = this.#offer.size === 0 && this.#stage === 'receiving' && !this.#isChecked;
    if (this.#stage === 'closing') return this.#end({ kind: 'done' });
    if (this.#isChecked || (this.#stage !== 'checking' && !isEmptyFile)) return this.#end(endingBy(reason));
    this.#hasPeerClosed = true;
    this.#complete(now);
  }

  answered(): void {
    // Nothing was asked.
  }

  acknowledged(): void {
    // The data follows, or nothing does.
  }

  undelivered(): void {
    this.#end({ kind: 'broken' });
  }

  lineLost(): void {
    if (this.#stage !== 'offered') this.#end({ kind: 'broken' });
  }

  refused(): void {
    this.lineLost();
  }

  shutDown(): void {
    this.#end({ kind: 'broken' });
  }

  laneChanged(): void {
    // The sender finds out where to go on.
  }

  expire(now: number): void {
    if (this.#arrival?.expire(now) === true) this.#gapStayed(this.#arrival);
    if (!hasPassed(this.#deadline, now)) return;
    this.#deadline = undefined;
    if (this.#stage === 'closing') return this.#close(undefined, { kind: 'done' });
    if (this.#stage === 'offered') return this.#decline({ kind: 'failed', reason: 'timedOut' });
    this.#close('broken', { kind: 'broken' });
  }

  #gapStayed(arrival: FileArrival): void {
    const isKnown = arrival.header !== undefined && this.#goBack(arrival.header);
    if (!isKnown) this.#close('broken', { kind: 'broken' });
  }

  deadline(): number | undefined {
    return earliest(this.#deadline, this.#arrival?.deadline());
  }

  #fail(reason: TransferFailureReason): void {
    this.#close(closeReasonFor(reason), { kind: 'failed', reason });
  }

  /** Says BYE, with a reason to Nudge clients, and ends. */
  #close(reason: CloseReason | undefined, ending: FlowEnding): void {
    this.#call.bye(this.#isChecked ? reason : undefined);
    this.#end(ending);
  }

  #end(ending: FlowEnding): void {
    if (this.#stage === 'ended') return;
    this.#arrival?.flush();
    this.#stage = 'ended';
    this.#backlog.close();
    this.#events.end(ending);
    this.#line.ended(this);
  }
}
