/** A file that somebody offers us: from the invitation to our BYE. */
import type { FileInvitation, InvitationAcceptance } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import type { FlowEnding } from '../transfer/byte-flow.ts';
import type { ListeningEndpoint } from '../transfer/link-port.ts';
import type { KeptPart } from '../transfer/stream-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { createAuthCookie } from './auth-cookie.ts';
import { BlockReceiver } from './block-receiver.ts';
import { contactPoints, ownAddress } from './contact-points.ts';
import { CANCELLED_BY_US, cancelMeaning, failed } from './endings.ts';
import type { InvitationFate } from './invitation-outbox.ts';
import { ADDRESS_TIMEOUT, ANSWER_TIMEOUT } from './limits.ts';
import type { FileOffer, OfferAnswer, OfferChannel } from './offer-channel.ts';
import { type Meeting, Rendezvous } from './rendezvous.ts';

type State =
  /** Waits for the user. */
  | { readonly kind: 'offered'; readonly deadline: number }
  /** Accepted: the sender shall say where it listens. */
  | { readonly kind: 'accepted'; readonly deadline: number }
  | { readonly kind: 'meeting'; readonly rendezvous: Rendezvous }
  | { readonly kind: 'receiving'; readonly blocks: BlockReceiver }
  | { readonly kind: 'ended' };

export class IncomingOffer implements FileOffer {
  readonly #channel: OfferChannel;
  readonly #invitation: FileInvitation;
  #state: State;

  constructor(channel: OfferChannel, invitation: FileInvitation, now: number) {
    this.#channel = channel;
    this.#invitation = invitation;
    this.#state = { kind: 'offered', deadline: now + ANSWER_TIMEOUT };
  }

  get isNegotiating(): boolean {
    return this.#state.kind === 'offered' || this.#state.kind === 'accepted';
  }

  answered(answer: OfferAnswer, now: number): void {
    if (answer.command === 'cancel') return this.#end(cancelMeaning(answer.code, 'receiver'));
    if (this.#state.kind !== 'accepted') return;
    if (!this.#channel.isAllowed) return this.#fail('directOff', now);
    const { host } = this.#channel;
    const points = answer.address === undefined ? [] : contactPoints(answer.address, host.ownAddress);
    if (answer.address === undefined || points.length === 0) return this.#fail('notConnected', now);
    this.#meet({ authCookie: answer.address.authCookie }).connect(points, now);
  }

  settled(fate: InvitationFate, now: number): void {
    const state = this.#state;
    if (fate === 'undeliverable') this.unreachable(failed('notOnline'));
    else if (state.kind === 'accepted') this.#state = { kind: 'accepted', deadline: now + ADDRESS_TIMEOUT };
    else if (state.kind === 'meeting') state.rendezvous.extend(now);
  }

  unreachable(ending: FlowEnding): void {
    if (this.#state.kind !== 'receiving') this.#end(ending);
  }

  deadline(): number | undefined {
    const state = this.#state;
    switch (state.kind) {
      case 'offered':
      case 'accepted':
        return state.deadline;
      case 'meeting':
        return state.rendezvous.deadline();
      case 'receiving':
        return state.blocks.deadline();
      case 'ended':
        return undefined;
    }
  }

  expire(now: number): void {
    const state = this.#state;
    if (state.kind === 'meeting') state.rendezvous.expire(now);
    else if (state.kind === 'receiving') state.blocks.expire(now);
    else if (hasPassed(this.deadline(), now)) this.#giveUp(state.kind, now);
  }

  accept(_kept: KeptPart | undefined, now: number): void {
    if (this.#state.kind !== 'offered') return;
    if (!this.#channel.isAllowed) return this.#fail('directOff', now);
    if (this.#invitation.connectable) {
      this.#state = { kind: 'accepted', deadline: now + ADDRESS_TIMEOUT };
      this.#post({ senderConnects: false }, now);
    } else if (this.#channel.canListen) {
      // Whoever connects proves itself only by knowing the size.
      const authCookie = createAuthCookie(this.#channel.host.environment);
      this.#meet({ authCookie, requiredSize: this.#invitation.fileSize }).listen(now);
    } else {
      this.#fail('notConnected', now);
    }
  }

  decline(now: number): void {
    if (this.#state.kind !== 'offered') return this.cancel(undefined, now);
    this.#channel.cancel('reject', now);
    this.#end({ kind: 'declined' });
  }

  start(): void {
    // Told to senders.
  }

  supply(): void {
    // Told to senders.
  }

  supplied(): void {
    // Told to senders.
  }

  stored(total: number, now: number): void {
    if (this.#state.kind === 'receiving') this.#state.blocks.stored(total, now);
  }

  settle(result: 'good' | TransferFailureReason): void {
    if (this.#state.kind !== 'receiving') return;
    this.#state.blocks.settle(result);
    this.#end(result === 'good' ? { kind: 'done' } : failed(result));
  }

  cancel(reason: TransferFailureReason | undefined, now: number): void {
    const state = this.#state;
    if (state.kind === 'ended') return;
    if (state.kind !== 'receiving')
      this.#channel.cancel(reason === undefined ? 'windowClosed' : 'transferFailed', now);
    else if (reason === undefined) state.blocks.cancel();
    else state.blocks.settle(reason);
    this.#end(reason === undefined ? CANCELLED_BY_US : failed(reason));
  }

  #meet({
    authCookie,
    requiredSize,
  }: {
    readonly authCookie: string;
    readonly requiredSize?: number;
  }): Rendezvous {
    const { host, router } = this.#channel;
    const known = { role: 'receiver', receiver: host.account, authCookie } as const;
    const terms = requiredSize === undefined ? known : { ...known, requiredSize };
    const rendezvous = new Rendezvous(router, terms, {
      listening: (endpoint, now) => this.#listening(endpoint, authCookie, now),
      met: (meeting, now) => this.#met(meeting, now),
      missed: (now) => this.#fail('notConnected', now),
    });
    this.#state = { kind: 'meeting', rendezvous };
    return rendezvous;
  }

  #listening(endpoint: ListeningEndpoint | undefined, authCookie: string, now: number): void {
    if (endpoint === undefined) return this.#fail('notConnected', now);
    const address = ownAddress(endpoint, this.#channel.host.ownAddress, authCookie);
    this.#post({ address, senderConnects: true }, now);
  }

  #post(answer: Pick<InvitationAcceptance, 'address' | 'senderConnects'>, now: number): void {
    const { cookie } = this.#channel;
    this.#channel.post({ command: 'accept', cookie, requestsAddress: true, ...answer }, now);
  }

  /** A file above what the user agreed to is refused; a smaller one is what it says to be. */
  #met({ connection, size, rest }: Meeting, now: number): void {
    const { fileSize } = this.#invitation;
    const user = {
      tell: this.#channel.tell.bind(this.#channel),
      finished: (ending: FlowEnding) => this.#end(ending),
    };
    const blocks = new BlockReceiver(connection, size, { user, now });
    this.#state = { kind: 'receiving', blocks };
    this.#channel.tell({ kind: 'routed', route: 'direct' });
    if (size > fileSize) return this.cancel('badPeer', now);
    this.#channel.tell(
      size < fileSize ? { kind: 'startsAt', position: 0, size } : { kind: 'startsAt', position: 0 },
    );
    blocks.begin();
    blocks.read(rest, now);
  }

  /** Nobody answered: the user, or the sender after the user did. */
  #giveUp(waiting: 'offered' | 'accepted' | 'ended', now: number): void {
    if (waiting === 'accepted') return this.#fail('notConnected', now);
    this.#channel.cancel('windowClosed', now);
    this.#end(failed('timedOut'));
  }

  #fail(reason: TransferFailureReason, now: number): void {
    this.#channel.cancel('transferFailed', now);
    this.#end(failed(reason));
  }

  #end(ending: FlowEnding): void {
    const state = this.#state;
    this.#state = { kind: 'ended' };
    if (state.kind === 'meeting') state.rendezvous.stop();
    else if (state.kind === 'receiving') state.blocks.close();
    this.#channel.end(ending);
  }
}
