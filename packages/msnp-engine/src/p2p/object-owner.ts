/**
 * Gives one of our objects to somebody who asked for it (p2p.md section 6): after our answer is acknowledged the
 * data is announced, after that the data goes out. The asker says BYE.
 */
import { P2P_FLAGS, type P2pHeader, type SessionRequest, type SlpRequest } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import { Call, respond } from './call.ts';
import { PROGRAM_ANSWER_TIMEOUT } from './limits.ts';
import { WholeContent } from './message-content.ts';
import { dataMessage, endsSession } from './message-forms.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';

/** The announcement: four zero bytes. */
const PREPARATION_BYTES = 4;

export interface ObjectRequest {
  readonly invite: SlpRequest;
  readonly request: SessionRequest;
  readonly data: Uint8Array;
}

type Stage = 'answering' | 'preparing' | 'sending' | 'sent';

export class ObjectOwner implements SlpSession {
  readonly callId: string;
  readonly sessionId: number;
  readonly isOurs = false;
  readonly needsLine = true;
  readonly #line: PeerLine;
  readonly #call: Call;
  readonly #appId: number;
  readonly #data: Uint8Array;
  #stage: Stage = 'answering';
  #message: OutgoingMessage;
  #byeDeadline: number | undefined;

  constructor(line: PeerLine, { invite, request, data }: ObjectRequest) {
    this.#line = line;
    this.#data = data;
    this.callId = invite.callId;
    this.sessionId = request.sessionId;
    this.#appId = request.appId;
    this.#call = new Call(line, this);
    const body = { kind: 'sessionAnswer', sessionId: this.sessionId } as const;
    this.#message = respond(line, invite, { status: 200, body, owner: this });
  }

  acknowledged(_message: OutgoingMessage, now: number): void {
    switch (this.#stage) {
      case 'answering':
        this.#stage = 'preparing';
        return this.#send(0, new Uint8Array(PREPARATION_BYTES));
      case 'preparing':
        this.#stage = 'sending';
        return this.#send(P2P_FLAGS.data, this.#data);
      case 'sending':
        this.#stage = 'sent';
        this.#byeDeadline = now + PROGRAM_ANSWER_TIMEOUT;
        break;
      case 'sent':
    }
  }

  #send(flags: number, bytes: Uint8Array): void {
    const { sessionId } = this;
    const content = new WholeContent(bytes);
    this.#message = dataMessage(
      { sessionId, appId: this.#appId, flags, content, owner: this },
      this.#line.numbers,
    );
    this.#line.send(this.#message);
  }

  undelivered(): void {
    this.#end();
  }

  answered(): void {
    // Nothing was asked.
  }

  closedByPeer(): void {
    this.#end();
  }

  chunkArrived(): void {
    // Askers have no data.
  }

  controlArrived(header: P2pHeader): boolean {
    if (!endsSession(header)) return false;
    this.#end();
    return true;
  }

  lineLost(): void {
    this.#end();
  }

  refused(): void {
    this.#end();
  }

  shutDown(): void {
    this.#end();
  }

  laneChanged(): void {
    // All of the data is here, and goes on by itself.
  }

  expire(now: number): void {
    if (!hasPassed(this.#byeDeadline, now)) return;
    this.#call.bye();
    this.#end();
  }

  deadline(): number | undefined {
    return this.#byeDeadline;
  }

  #end(): void {
    this.#line.withdraw(this.#message);
    this.#line.ended(this);
  }
}
