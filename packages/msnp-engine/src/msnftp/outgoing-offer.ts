/** A file that we offer: from the invitation to the BYE of whoever received it. */
import { type ConnectionAddress, FILE_TRANSFER_GUID } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import type { FlowEnding, FlowOffer } from '../transfer/byte-flow.ts';
import type { ListeningEndpoint } from '../transfer/link-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { createAuthCookie } from './auth-cookie.ts';
import { BlockSender } from './block-sender.ts';
import { contactPoints, ownAddress } from './contact-points.ts';
import { CANCELLED_BY_US, cancelMeaning, failed } from './endings.ts';
import type { InvitationFate } from './invitation-outbox.ts';
import { OFFER_TIMEOUT, OFFERED_NAME_MAX_LENGTH } from './limits.ts';
import type { FileOffer, OfferAnswer, OfferChannel } from './offer-channel.ts';
import { type Meeting, Rendezvous } from './rendezvous.ts';

type State =
  /** Waits for the answer. */
  | { readonly kind: 'offered'; readonly deadline: number }
  /** Accepted: somebody is waited for, or looked for. */
  | { readonly kind: 'meeting'; readonly rendezvous: Rendezvous }
  | { readonly kind: 'sending'; readonly blocks: BlockSender }
  | { readonly kind: 'ended' };

export class OutgoingOffer implements FileOffer {
  readonly #channel: OfferChannel;
  readonly #size: number;
  readonly #authCookie: string;
  #state: State;
  #isReadable = false;

  constructor(channel: OfferChannel, { name, size }: FlowOffer, now: number) {
    this.#channel = channel;
    this.#size = size;
    this.#authCookie = createAuthCookie(channel.host.environment);
    this.#state = { kind: 'offered', deadline: now + OFFER_TIMEOUT };
    const fileName = name.slice(-OFFERED_NAME_MAX_LENGTH);
    const { cookie, canListen: connectable } = channel;
    channel.post(
      {
        command: 'invite',
        cookie,
        applicationGuid: FILE_TRANSFER_GUID,
        fileName,
        fileSize: size,
        connectable,
      },
      now,
    );
  }

  get isNegotiating(): boolean {
    return this.#state.kind === 'offered';
  }

  answered(answer: OfferAnswer, now: number): void {
    if (answer.command === 'cancel') return this.#end(cancelMeaning(answer.code, 'sender'));
    if (this.#state.kind !== 'offered') return;
    if (!this.#channel.isAllowed) return this.#fail('directOff', now);
    if (answer.senderConnects) this.#connect(answer.address, now);
    else if (this.#channel.canListen) this.#listen(now);
    else this.#fail('notConnected', now);
  }

  settled(fate: InvitationFate, now: number): void {
    const state = this.#state;
    if (fate === 'undeliverable') this.unreachable(failed('notOnline'));
    else if (state.kind === 'meeting') state.rendezvous.extend(now);
  }

  unreachable(ending: FlowEnding): void {
    if (this.#state.kind === 'offered' || this.#state.kind === 'meeting') this.#end(ending);
  }

  deadline(): number | undefined {
    const state = this.#state;
    switch (state.kind) {
      case 'offered':
        return state.deadline;
      case 'meeting':
        return state.rendezvous.deadline();
      case 'sending':
        return state.blocks.deadline();
      case 'ended':
        return undefined;
    }
  }

  expire(now: number): void {
    const state = this.#state;
    if (state.kind === 'meeting') state.rendezvous.expire(now);
    else if (state.kind === 'sending') state.blocks.expire(now);
    else if (hasPassed(this.deadline(), now)) {
      this.#channel.cancel('timeout', now);
      this.#end(failed('timedOut'));
    }
  }

  accept(): void {
    // Offers of ours are accepted by the other side.
  }

  decline(now: number): void {
    this.cancel(undefined, now);
  }

  /** There is no resuming in this protocol: a file starts at its first byte. */
  start(): void {
    this.#isReadable = true;
    if (this.#state.kind === 'sending') this.#state.blocks.start();
  }

  supply(bytes: Uint8Array, now: number): void {
    if (this.#state.kind === 'sending') this.#state.blocks.supply(bytes, now);
  }

  supplied(_sha256: readonly string[], now: number): void {
    if (this.#state.kind === 'sending') this.#state.blocks.supplied(now);
  }

  stored(): void {
    // Told to receivers.
  }

  settle(): void {
    // Told to receivers.
  }

  cancel(reason: TransferFailureReason | undefined, now: number): void {
    const state = this.#state;
    if (state.kind === 'ended') return;
    const isTold = state.kind === 'sending' && state.blocks.abort();
    if (!isTold) this.#channel.cancel(reason === undefined ? 'timeout' : 'transferFailed', now);
    this.#end(reason === undefined ? CANCELLED_BY_US : failed(reason));
  }

  #listen(now: number): void {
    const rendezvous = this.#meet(this.#authCookie);
    this.#channel.tell({ kind: 'accepted' });
    rendezvous.listen(now);
  }

  #connect(address: ConnectionAddress | undefined, now: number): void {
    const points = address === undefined ? [] : contactPoints(address, this.#channel.host.ownAddress);
    if (address === undefined || points.length === 0) return this.#fail('notConnected', now);
    const rendezvous = this.#meet(address.authCookie);
    this.#channel.tell({ kind: 'accepted' });
    rendezvous.connect(points, now);
  }

  #meet(authCookie: string): Rendezvous {
    const { host, router } = this.#channel;
    const terms = { role: 'sender', receiver: host.peer, authCookie, size: this.#size } as const;
    const rendezvous = new Rendezvous(router, terms, {
      listening: (endpoint, now) => this.#listening(endpoint, now),
      met: (meeting, now) => this.#met(meeting, now),
      missed: (now) => this.#fail('notConnected', now),
    });
    this.#state = { kind: 'meeting', rendezvous };
    return rendezvous;
  }

  #listening(endpoint: ListeningEndpoint | undefined, now: number): void {
    if (endpoint === undefined) return this.#fail('notConnected', now);
    const { host, cookie } = this.#channel;
    const address = ownAddress(endpoint, host.ownAddress, this.#authCookie);
    this.#channel.post(
      { command: 'accept', cookie, address, senderConnects: false, requestsAddress: true },
      now,
    );
  }

  #met({ connection, size, rest }: Meeting, now: number): void {
    const user = {
      tell: this.#channel.tell.bind(this.#channel),
      finished: (ending: FlowEnding) => this.#end(ending),
    };
    const blocks = new BlockSender(connection, size, { user, now });
    this.#state = { kind: 'sending', blocks };
    this.#channel.tell({ kind: 'routed', route: 'direct' });
    if (this.#isReadable) blocks.start();
    blocks.read(rest, now);
  }

  #fail(reason: TransferFailureReason, now: number): void {
    this.#channel.cancel('transferFailed', now);
    this.#end(failed(reason));
  }

  #end(ending: FlowEnding): void {
    const state = this.#state;
    this.#state = { kind: 'ended' };
    if (state.kind === 'meeting') state.rendezvous.stop();
    else if (state.kind === 'sending') state.blocks.close();
    this.#channel.end(ending);
  }
}
