/**
 * Offers one file, or a bundle of them, and sends it (p2p.md section 7). To Nudge clients bytes are kept until the
 * other side has confirmed them: when a lane is lost, it is asked how far it has got, and sending goes on exactly
 * there. For all others a lane that is lost with bytes in it is the end, because nobody knows which ones arrived.
 */
import {
  P2P_APP_IDS,
  P2P_FLAGS,
  type P2pHeader,
  type SlpBody,
  type SlpRequest,
  type SlpResponse,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { ByteFlow, FlowEnding, FlowOffer } from '../transfer/byte-flow.ts';
import type { FlowListener } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { Call } from './call.ts';
import {
  closeReasonFor,
  closeReasonOf,
  endingBy,
  endingByHeader,
  endingOf,
  type CloseReason,
} from './close-reason.ts';
import { FileDeparture } from './file-departure.ts';
import { entryCount, requestFor } from './file-offer.ts';
import { FlowEvents } from './flow-events.ts';
import { encodeHashList } from './hash-list.ts';
import {
  DIRECT_ANSWER_TIMEOUT,
  DIRECT_MIN_BYTES,
  OFFER_TIMEOUT,
  RESULT_TIMEOUT,
  SENDER_BYE_DELAY,
  SILENCE_TIMEOUT,
} from './limits.ts';
import { WholeContent } from './message-content.ts';
import { dataMessage, endsSession } from './message-forms.ts';
import type { Lane, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';

/** `finishing`: the other side has all bytes; to a Nudge client the result is still open. */
type Stage = 'offering' | 'accepted' | 'sending' | 'finishing' | 'ended';

export class FileSender implements SlpSession, ByteFlow {
  readonly callId: string;
  readonly sessionId: number;
  readonly isOurs = true;
  readonly #line: PeerLine;
  readonly #call: Call;
  readonly #offer: FlowOffer;
  readonly #events: FlowEvents;
  readonly #invite: OutgoingMessage | undefined;
  #isChecked: boolean;
  #isInviteKnown = false;
  #stage: Stage = 'offering';
  #departure: FileDeparture | undefined;
  #hashes: OutgoingMessage | undefined;
  #deadline: number | undefined;
  /** The application has the file ready, but the other side is still asked for a direct connection. */
  #startWaiting: { readonly start: number; readonly until: number } | undefined;

  constructor(line: PeerLine, offer: FlowOffer, listener: FlowListener) {
    this.#line = line;
    this.#offer = offer;
    this.callId = line.numbers.guid();
    this.sessionId = line.numbers.number();
    this.#call = new Call(line, this);
    this.#events = new FlowEvents(line, listener);
    const request = requestFor(offer, line.host.peerFeatures, this.sessionId);
    this.#isChecked = request?.nudge !== undefined;
    this.#invite = request && this.#call.invite(request, this);
  }

  /** Ends at once what cannot be offered to this person. */
  begin(isAdmitted: boolean): void {
    if (this.#invite === undefined) this.#end({ kind: 'failed', reason: 'notSupported' });
    else if (!isAdmitted) this.#end({ kind: 'failed', reason: 'failed' });
  }

  get needsLine(): boolean {
    return this.#stage !== 'ended';
  }

  // What the application asks.

  start(from: number, now: number): void {
    this.#line.run(() => this.#start(from, now), now);
  }

  #start(from: number, now: number): void {
    if (this.#stage !== 'accepted') return;
    const { size } = this.#offer;
    const isChecked = this.#isChecked;
    const start = isChecked && from >= 0 && from <= size ? from : 0;
    if (isChecked || !this.#line.isAskingForDirect) return this.#depart(start, now);
    this.#startWaiting = { start, until: now + DIRECT_ANSWER_TIMEOUT };
  }

  #depart(start: number, now: number): void {
    const { sessionId } = this;
    const { size } = this.#offer;
    this.#startWaiting = undefined;
    this.#stage = 'sending';
    this.#departure = new FileDeparture(
      this.#line,
      { sessionId, size, start, isChecked: this.#isChecked, owner: this, events: this.#events },
      now,
    );
  }

  supply(bytes: Uint8Array, now: number): void {
    this.#line.run(() => {
      if (this.#departure?.supply(bytes) === false) this.#fail('changed');
    }, now);
  }

  supplied(sha256: readonly string[], now: number): void {
    this.#line.run(() => {
      if (this.#stage !== 'sending' && this.#stage !== 'finishing') return;
      if (this.#departure?.isSupplied !== true) return this.#fail('changed');
      if (this.#isChecked) this.#sendHashes(sha256);
    }, now);
  }

  #sendHashes(sha256: readonly string[]): void {
    const bytes = sha256.length === entryCount(this.#offer) ? encodeHashList(sha256) : undefined;
    if (bytes === undefined) return this.#fail('failed');
    const content = new WholeContent(bytes);
    const { sessionId } = this;
    const fields = { sessionId, appId: P2P_APP_IDS.file, flags: 0, content, owner: this };
    this.#hashes = dataMessage(fields, this.#line.numbers);
    this.#line.send(this.#hashes);
  }

  cancel(reason: TransferFailureReason | undefined, now: number): void {
    this.#line.run(() => {
      if (this.#events.hasEnded) return;
      this.#close(closeReasonFor(reason), endingOf(reason));
    }, now);
  }

  accept(): void {
    // Ours to send.
  }

  decline(): void {
    // Ours to send.
  }

  stored(): void {
    // Ours to send.
  }

  settle(): void {
    // Ours to send.
  }

  // What the other side says.

  answered(response: SlpResponse, body: SlpBody, now: number): void {
    if (this.#stage !== 'offering' || response.status < 200) return;
    if (response.status !== 200) return this.#refusedBy(response, body);
    this.#stage = 'accepted';
    this.#deadline = undefined;
    const resume = body.kind === 'sessionAnswer' ? body.resume : undefined;
    this.#isChecked &&= resume !== undefined;
    const isKept =
      this.#isChecked && resume !== undefined && resume.offset > 0 && resume.offset <= this.#offer.size;
    const kept = isKept ? { bytes: resume.offset, sha256: resume.sha256 } : undefined;
    this.#events.tell({ kind: 'accepted', ...(kept === undefined ? {} : { kept }) });
    if (this.#offer.size >= DIRECT_MIN_BYTES) this.#line.wantDirect(this, now);
  }

  #refusedBy({ status }: SlpResponse, body: SlpBody): void {
    if (closeReasonOf(body) === 'stored') return this.#end({ kind: 'done' });
    if (status === 603) return this.#end({ kind: 'declined' });
    this.#end({ kind: 'failed', reason: 'notSupported' });
  }

  acknowledged(message: OutgoingMessage, now: number): void {
    if (message === this.#invite) {
      this.#isInviteKnown = true;
      if (this.#stage === 'offering') this.#deadline = now + OFFER_TIMEOUT;
    } else if (message === this.#hashes) {
      this.#waitForResult(now);
    } else if (message === this.#departure?.message) {
      this.#departure.arrived();
      this.#dataArrived(now);
    }
  }

  #dataArrived(now: number): void {
    this.#stage = 'finishing';
    if (this.#isChecked) return this.#waitForResult(now);
    this.#deadline = now + SENDER_BYE_DELAY;
    this.#events.end({ kind: 'done' });
  }

  /** Until the other side has checked and stored it; while our own disk is read, there is no hurry. */
  #waitForResult(now: number): void {
    if (this.#stage === 'finishing' && this.#hashes !== undefined) this.#deadline = now + RESULT_TIMEOUT;
  }

  undelivered(message: OutgoingMessage): void {
    const isEmpty = this.#offer.size === 0 && message === this.#departure?.message;
    // Some old clients have no word for a file of no bytes: BYE alone says that it is through.
    if (isEmpty && !this.#isChecked) this.#close(undefined, { kind: 'done' });
    else this.#end({ kind: 'broken' });
  }

  closedByPeer(_request: SlpRequest, body: SlpBody): void {
    const reason = closeReasonOf(body);
    const isThrough = this.#departure?.message.isSent === true;
    const isDone = this.#isChecked ? reason === 'stored' && this.#hashes !== undefined : isThrough;
    this.#end(isDone && isThrough ? { kind: 'done' } : endingBy(reason));
  }

  chunkArrived(): void {
    // Receivers have no data.
  }

  controlArrived(header: P2pHeader, now: number): boolean {
    const departure = this.#departure;
    const isOfFile = departure !== undefined && header.ackIdentifier === departure.message.identifier;
    if (isOfFile && this.#isChecked) {
      const position = Number(header.ackDataSize);
      if ((header.flags & P2P_FLAGS.negativeAck) !== 0) return this.#goBack(departure, position);
      if ((header.flags & P2P_FLAGS.ack) !== 0) return departure.confirmed(position, now);
    }
    if (!endsSession(header)) return false;
    this.#end(endingByHeader(header));
    return true;
  }

  #goBack(departure: FileDeparture, position: number): boolean {
    if (departure.goBack(position, this.#stage === 'sending')) this.#deadline = undefined;
    return true;
  }

  laneLost(message: OutgoingMessage, now: number): void {
    if (message !== this.#departure?.message) return;
    if (!this.#isChecked) return this.#end({ kind: 'broken' });
    this.#deadline = now + SILENCE_TIMEOUT;
    this.#departure.askForPosition(now);
  }

  laneChanged(_lane: Lane, now: number): void {
    this.#departure?.laneChanged(now);
  }

  lineLost(): void {
    const isWaiting = this.#stage === 'offering' && (this.#isInviteKnown || this.#invite?.isBegun === false);
    if (!isWaiting) this.#end({ kind: 'broken' });
  }

  refused(reason: TransferFailureReason): void {
    const isUnsaid = this.#stage === 'offering' && this.#invite?.isBegun === false;
    this.#end(isUnsaid ? { kind: 'failed', reason } : { kind: 'broken' });
  }

  shutDown(): void {
    this.#end({ kind: 'broken' });
  }

  pumped(now: number): void {
    const waiting = this.#startWaiting;
    const isClear = !this.#line.isAskingForDirect || hasPassed(waiting?.until, now);
    if (waiting !== undefined && this.#stage === 'accepted' && isClear) this.#depart(waiting.start, now);
    if (this.#stage === 'sending') this.#departure?.pumped(now);
  }

  expire(now: number): void {
    this.#departure?.expire(now);
    if (!hasPassed(this.#deadline, now)) return;
    if (this.#stage === 'offering') return this.#close('cancelled', { kind: 'failed', reason: 'timedOut' });
    this.#close('broken', this.#events.hasEnded ? { kind: 'done' } : { kind: 'broken' });
  }

  deadline(): number | undefined {
    return earliest(this.#deadline, this.#startWaiting?.until, this.#departure?.deadline());
  }

  #fail(reason: TransferFailureReason): void {
    this.#close(closeReasonFor(reason), { kind: 'failed', reason });
  }

  /** Says BYE if anything was said before, and ends. */
  #close(reason: CloseReason | undefined, ending: FlowEnding): void {
    const wasOffered = this.#invite?.isBegun === true;
    this.#end(ending);
    if (wasOffered) this.#call.bye(this.#isChecked ? reason : undefined);
  }

  #end(ending: FlowEnding): void {
    if (this.#stage === 'ended') return;
    this.#stage = 'ended';
    for (const message of [this.#invite, this.#departure?.message, this.#hashes]) {
      if (message !== undefined) this.#line.withdraw(message);
    }
    this.#events.end(ending);
    this.#line.ended(this);
  }
}
