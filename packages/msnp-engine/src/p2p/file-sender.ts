/**
 * Offers one file, or a bundle of them, and sends it (p2p.md section 7). To Nudge clients bytes are kept until the
 * other side has confirmed them: when a lane is lost, it is asked how far it has got, and sending goes on exactly
 * there. For all others a lane that is lost with bytes in it is the end, because nobody knows which ones arrived.
 */
import {
  P2P_APP_IDS,
  P2P_FILE_DATA_FLAGS,
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
import { entryCount, requestFor } from './file-offer.ts';
import { FlowEvents } from './flow-events.ts';
import { encodeHashList } from './hash-list.ts';
import {
  DIRECT_MIN_BYTES,
  DIRECT_STALL_TIMEOUT,
  OFFER_TIMEOUT,
  PLAIN_SEND_WINDOW_BYTES,
  POSITION_QUERY_INTERVAL,
  PROGRESS_STEP_BYTES,
  RESULT_TIMEOUT,
  SEND_WINDOW_BYTES,
  SENDER_BYE_DELAY,
  SILENCE_TIMEOUT,
  SUPPLY_STEP_BYTES,
} from './limits.ts';
import { WholeContent } from './message-content.ts';
import { dataMessage, endsSession, positionQuery } from './message-forms.ts';
import type { Lane, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';
import { SendWindow } from './send-window.ts';

/** `finishing`: the other side has all bytes; to a Nudge client the result is still open. */
type Stage = 'offering' | 'accepted' | 'sending' | 'finishing' | 'ended';

/** The file on its way. */
interface Sending {
  readonly window: SendWindow;
  readonly message: OutgoingMessage;
}

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
  #sending: Sending | undefined;
  #hashes: OutgoingMessage | undefined;
  #told = 0;
  #deadline: number | undefined;
  /** While the position is asked for: when to ask again. */
  #askAgainAt: number | undefined;
  /** When the other side last confirmed something new, or had nothing to confirm. */
  #confirmedAt = 0;

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
    const start = this.#isChecked && from >= 0 && from <= size ? from : 0;
    const window = new SendWindow({
      start,
      totalSize: size,
      limit: this.#isChecked ? SEND_WINDOW_BYTES : PLAIN_SEND_WINDOW_BYTES,
      isConfirmed: this.#isChecked,
    });
    const message = dataMessage(
      {
        sessionId: this.sessionId,
        appId: P2P_APP_IDS.file,
        flags: P2P_FILE_DATA_FLAGS,
        content: window,
        owner: this,
        ...(this.#isChecked ? { start } : {}),
      },
      this.#line.numbers,
    );
    this.#stage = 'sending';
    this.#told = start;
    this.#confirmedAt = now;
    this.#sending = { window, message };
    this.#line.send(message);
  }

  supply(bytes: Uint8Array, now: number): void {
    this.#line.run(() => {
      if (this.#sending?.window.supply(bytes) === false) this.#fail('changed');
    }, now);
  }

  supplied(sha256: readonly string[], now: number): void {
    this.#line.run(() => {
      if (this.#stage !== 'sending' && this.#stage !== 'finishing') return;
      if (this.#sending?.window.end !== this.#offer.size) return this.#fail('changed');
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
    } else if (message === this.#sending?.message) {
      this.#sending.window.confirm(this.#offer.size);
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
    const isEmpty = this.#offer.size === 0 && message === this.#sending?.message;
    // Some old clients have no word for a file of no bytes: BYE alone says that it is through.
    if (isEmpty && !this.#isChecked) this.#close(undefined, { kind: 'done' });
    else this.#end({ kind: 'broken' });
  }

  closedByPeer(_request: SlpRequest, body: SlpBody): void {
    const reason = closeReasonOf(body);
    const isThrough = this.#sending?.message.isSent === true;
    const isDone = this.#isChecked ? reason === 'stored' && this.#hashes !== undefined : isThrough;
    this.#end(isDone && isThrough ? { kind: 'done' } : endingBy(reason));
  }

  chunkArrived(): void {
    // Receivers have no data.
  }

  controlArrived(header: P2pHeader, now: number): boolean {
    const { window, message } = this.#sending ?? {};
    const isOfFile = message !== undefined && header.ackIdentifier === message.identifier;
    if (window !== undefined && isOfFile && this.#isChecked) {
      if ((header.flags & P2P_FLAGS.negativeAck) !== 0) return this.#goBack(Number(header.ackDataSize));
      if ((header.flags & P2P_FLAGS.ack) !== 0) return this.#confirmed(Number(header.ackDataSize), now);
    }
    if (!endsSession(header)) return false;
    this.#end(endingByHeader(header));
    return true;
  }

  /** Nudge clients tell how far they have got. True: that is all it says; else it is the end of the message. */
  #confirmed(position: number, now: number): boolean {
    const { window } = this.#sending ?? {};
    if (window === undefined) return true;
    if (position > window.confirmed) this.#confirmedAt = now;
    window.confirm(position);
    return position < window.totalSize;
  }

  #goBack(position: number): boolean {
    const { window, message } = this.#sending ?? {};
    if (window === undefined || message === undefined || !window.goBack(position)) return true;
    this.#askAgainAt = undefined;
    this.#deadline = undefined;
    if (this.#stage === 'sending') this.#line.resume(message);
    return true;
  }

  laneLost(message: OutgoingMessage, now: number): void {
    if (message !== this.#sending?.message) return;
    if (!this.#isChecked) return this.#end({ kind: 'broken' });
    this.#deadline = now + SILENCE_TIMEOUT;
    this.#askForPosition(now);
  }

  #askForPosition(now: number): void {
    if (this.#sending === undefined) return;
    this.#askAgainAt = now + POSITION_QUERY_INTERVAL;
    this.#line.send(positionQuery(this.#sending.message));
  }

  laneChanged(_lane: Lane, now: number): void {
    this.#confirmedAt = now;
    if (this.#askAgainAt !== undefined) this.#askForPosition(now);
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

  /** After chunks have left: tells how far it is, and asks for more. */
  pumped(now: number): void {
    const { window, message } = this.#sending ?? {};
    if (window === undefined || message === undefined || this.#stage !== 'sending') return;
    if (message.isBegun) this.#events.routed(this.#line.lane);
    const isWorthTelling = window.position - this.#told >= PROGRESS_STEP_BYTES || message.isSent;
    if (isWorthTelling && window.position > this.#told) {
      this.#told = window.position;
      this.#events.tell({ kind: 'progressed', position: window.position });
    }
    if (window.confirmed === window.furthest) this.#confirmedAt = now;
    const bytes = window.ask(SUPPLY_STEP_BYTES);
    if (bytes > 0) this.#events.tell({ kind: 'wants', bytes });
  }

  expire(now: number): void {
    if (hasPassed(this.#stallDeadline(), now)) this.#line.dropBridge(now);
    if (hasPassed(this.#askAgainAt, now)) this.#askForPosition(now);
    if (!hasPassed(this.#deadline, now)) return;
    if (this.#stage === 'offering') return this.#close('cancelled', { kind: 'failed', reason: 'timedOut' });
    this.#close('broken', this.#events.hasEnded ? { kind: 'done' } : { kind: 'broken' });
  }

  /** On a direct connection that looks well but lets nothing through. */
  #stallDeadline(): number | undefined {
    const { window } = this.#sending ?? {};
    const isWaiting = window !== undefined && window.confirmed < window.furthest;
    if (!this.#isChecked || !isWaiting || this.#line.lane !== 'bridge') return undefined;
    return this.#confirmedAt + DIRECT_STALL_TIMEOUT;
  }

  deadline(): number | undefined {
    return earliest(this.#deadline, this.#askAgainAt, this.#stallDeadline());
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
    for (const message of [this.#invite, this.#sending?.message, this.#hashes]) {
      if (message !== undefined) this.#line.withdraw(message);
    }
    this.#events.end(ending);
    this.#line.ended(this);
  }
}
