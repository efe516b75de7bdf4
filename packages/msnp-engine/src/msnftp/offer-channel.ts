/** What an offer, either way, needs of the peer it is one of; and its end, which comes once. */
import type { CancelCode, Invitation } from '@nudge/msnp-codec';
import type { ByteFlow, ByteFlowEvent, FlowEnding } from '../transfer/byte-flow.ts';
import type { PeerHost } from '../transfer/peer-port.ts';
import type { InvitationFate } from './invitation-outbox.ts';
import type { LinkRouter } from './link-router.ts';

export type OfferAnswer = Extract<Invitation, { readonly command: 'accept' | 'cancel' }>;

/** A file offered by one of two people to the other, until it has ended. */
export interface FileOffer extends ByteFlow {
  /** Whether invitations are still to come or go. */
  readonly isNegotiating: boolean;
  answered(answer: OfferAnswer, now: number): void;
  /** What became of an invitation of ours, but for cancellations. */
  settled(fate: InvitationFate, now: number): void;
  /** Nobody can be reached. */
  unreachable(ending: FlowEnding): void;
  deadline(): number | undefined;
  expire(now: number): void;
}

export interface OfferSurroundings {
  readonly host: PeerHost;
  readonly router: LinkRouter;
  readonly canListen: boolean;
  readonly isAllowed: boolean;
  post(invitation: Invitation, now: number): void;
  /** Takes back what has not gone out, but for cancellations; true when the offer itself never has. */
  withdraw(cookie: number): boolean;
  tell(cookie: number, event: ByteFlowEvent): void;
  forget(cookie: number): void;
}

export class OfferChannel {
  readonly cookie: number;
  readonly #around: OfferSurroundings;
  #isOpen = true;

  constructor(around: OfferSurroundings, cookie: number) {
    this.#around = around;
    this.cookie = cookie;
  }

  get host(): PeerHost {
    return this.#around.host;
  }

  get router(): LinkRouter {
    return this.#around.router;
  }

  get canListen(): boolean {
    return this.#around.canListen;
  }

  /** Looked at again before each connection: it is a setting, and an offer may wait long. */
  get isAllowed(): boolean {
    return this.#around.isAllowed;
  }

  tell(event: ByteFlowEvent): void {
    if (this.#isOpen) this.#around.tell(this.cookie, event);
  }

  post(invitation: Invitation, now: number): void {
    this.#around.post(invitation, now);
  }

  /** Says by an invitation that it is over; an offer of ours that has never been out is only taken back. */
  cancel(code: CancelCode, now: number): void {
    const cookie = this.cookie;
    if (!this.#around.withdraw(cookie)) this.#around.post({ command: 'cancel', cookie, code }, now);
  }

  end(ending: FlowEnding): void {
    if (!this.#isOpen) return;
    this.tell({ kind: 'ended', ending });
    this.#isOpen = false;
    this.#around.withdraw(this.cookie);
    this.#around.forget(this.cookie);
  }
}
