/**
 * Fetches one object from its owner (p2p.md section 6). Nothing is handed out that has not the size and the hash
 * of its descriptor, and never more is held than that size.
 */
import {
  EUF_GUIDS,
  isDataOf,
  MSN_OBJECT_TYPES,
  msnObjectContext,
  P2P_APP_IDS,
  P2P_FLAGS,
  type MsnObject,
  type P2pChunk,
  type P2pHeader,
  type SlpBody,
  type SlpResponse,
} from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { Call } from './call.ts';
import { InOrderBytes } from './in-order-bytes.ts';
import { PROGRAM_ANSWER_TIMEOUT } from './limits.ts';
import { acknowledgementOf, endsSession } from './message-forms.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';

export type FetchResult =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly reason: TransferFailureReason };

export type FetchSettled = (result: FetchResult) => void;

export class ObjectAsker implements SlpSession {
  readonly callId: string;
  readonly sessionId: number;
  readonly isOurs = true;
  readonly needsLine = true;
  readonly #line: PeerLine;
  readonly #call: Call;
  readonly #object: MsnObject;
  readonly #settled: FetchSettled;
  readonly #invite: OutgoingMessage;
  readonly #order: InOrderBytes;
  #data: Uint8Array | undefined;
  #identifier: number | undefined;
  #lastHeader: P2pHeader | undefined;
  #deadline: number | undefined;
  #isPrepared = false;
  #isEnded = false;

  constructor(line: PeerLine, object: MsnObject, settled: FetchSettled) {
    this.#line = line;
    this.#object = object;
    this.#settled = settled;
    this.callId = line.numbers.guid();
    this.sessionId = line.numbers.number();
    this.#call = new Call(line, this);
    this.#order = new InOrderBytes({ start: 0, totalSize: object.size, mayOverlap: true });
    this.#invite = this.#call.invite(
      {
        kind: 'sessionRequest',
        eufGuid: EUF_GUIDS.object,
        sessionId: this.sessionId,
        appId: appIdOf(object),
        context: msnObjectContext(object),
      },
      this,
    );
  }

  acknowledged(_message: OutgoingMessage, now: number): void {
    this.#deadline = now + PROGRAM_ANSWER_TIMEOUT;
  }

  undelivered(): void {
    this.#fail('timedOut');
  }

  answered(response: SlpResponse, _body: SlpBody, now: number): void {
    if (response.status < 200) return;
    if (response.status >= 300) return this.#fail('peerFailed');
    this.#deadline = now + PROGRAM_ANSWER_TIMEOUT;
  }

  closedByPeer(): void {
    this.#fail('peerFailed');
  }

  chunkArrived({ header, data }: P2pChunk, _lane: unknown, now: number): void {
    if ((header.flags & P2P_FLAGS.data) === 0) return this.#prepared(header, now);
    this.#identifier ??= header.identifier;
    if (header.identifier !== this.#identifier) return;
    if (header.totalSize !== this.#object.size) return this.#refuse('badPeer');
    const before = this.#order.position;
    const bytes = (this.#data ??= new Uint8Array(this.#object.size));
    const fate = this.#order.add(header.dataOffset, data, (part) => {
      bytes.set(part, this.#order.position - part.length);
    });
    if (fate === 'refused') return this.#refuse('badPeer');
    if (header.dataOffset + data.length === header.totalSize) this.#lastHeader = header;
    if (this.#order.position > before) this.#deadline = now + PROGRAM_ANSWER_TIMEOUT;
    if (this.#order.isComplete) this.#complete(this.#lastHeader ?? header, bytes);
  }

  /** Four zero bytes announce the data. */
  #prepared(header: P2pHeader, now: number): void {
    if (!this.#isPrepared) this.#deadline = now + PROGRAM_ANSWER_TIMEOUT;
    this.#isPrepared = true;
    this.#line.send(acknowledgementOf(header, this.#line.numbers));
  }

  #complete(header: P2pHeader, data: Uint8Array): void {
    const { environment } = this.#line.host;
    this.#line.send(acknowledgementOf(header, this.#line.numbers));
    this.#call.bye();
    if (isDataOf(this.#object, data, environment.sha1)) this.#end({ ok: true, data });
    else this.#end({ ok: false, reason: 'hashMismatch' });
  }

  controlArrived(header: P2pHeader): boolean {
    if (!endsSession(header)) return false;
    this.#fail('peerFailed');
    return true;
  }

  lineLost(): void {
    if (this.#invite.isBegun) this.#fail('notConnected');
  }

  refused(reason: TransferFailureReason): void {
    this.#fail(reason);
  }

  shutDown(): void {
    this.#fail('notOnline');
  }

  laneChanged(): void {
    // The owner's messages go on by themselves.
  }

  expire(now: number): void {
    if (hasPassed(this.#deadline, now)) this.#refuse('timedOut');
  }

  deadline(): number | undefined {
    return this.#deadline;
  }

  /** Ends it because of what the other side did, and says so. */
  #refuse(reason: TransferFailureReason): void {
    this.#call.bye();
    this.#fail(reason);
  }

  #fail(reason: TransferFailureReason): void {
    this.#end({ ok: false, reason });
  }

  #end(result: FetchResult): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#line.withdraw(this.#invite);
    this.#line.ended(this);
    this.#settled(result);
  }
}

/** Messenger 7.5 tells pictures and emoticons apart; everything else is an object as of old. */
function appIdOf({ type }: MsnObject): number {
  if (type === MSN_OBJECT_TYPES.customEmoticon) return P2P_APP_IDS.emoticon;
  return type === MSN_OBJECT_TYPES.displayPicture ? P2P_APP_IDS.displayPicture : P2P_APP_IDS.object;
}
