/**
 * MSNFTP with one person: which offers there are, and the way of invitations through the switchboard that this shares
 * with others. What comes of a call is told at the end of it, in order; nothing is told while an offer is being made.
 */
import type { FileInvitation, Invitation } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { ByteFlow, ByteFlowEvent, FlowOffer } from '../transfer/byte-flow.ts';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import type { FlowListener, FlowMaker, OfferHandler, PeerHost, PeerUser } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { EndedCookies } from './ended-cookies.ts';
import { failed } from './endings.ts';
import { IncomingOffer } from './incoming-offer.ts';
import { type InvitationFate, InvitationOutbox, type SentInvitation } from './invitation-outbox.ts';
import { COURTESIES_MAX, INCOMING_OFFERS_MAX } from './limits.ts';
import { LinkRouter } from './link-router.ts';
import { type FileOffer, type OfferAnswer, OfferChannel } from './offer-channel.ts';
import { OutgoingOffer } from './outgoing-offer.ts';
import { QueuedFlow } from './queued-flow.ts';

export interface MsnftpOptions {
  readonly onOffer: OfferHandler;
  /** Whether connections may be accepted; else our offers say that they cannot. */
  readonly canListen: boolean;
  /** Whether the two clients may connect to one another at all, without which there is no transfer. */
  readonly isAllowed: boolean;
}

interface Entry {
  readonly offer: FileOffer;
  readonly isIncoming: boolean;
  listener: FlowListener | undefined;
}

type Task = (now: number) => void;

const COOKIES = 2 ** 32;

export class MsnftpPeer implements PeerUser, FlowMaker {
  readonly #host: PeerHost;
  readonly #options: MsnftpOptions;
  readonly #router: LinkRouter;
  readonly #outbox: InvitationOutbox;
  readonly #entries = new Map<number, Entry>();
  readonly #ended = new EndedCookies();
  #tasks: Task[] = [];
  #isDelivering = false;
  #isWanted = false;

  constructor(host: PeerHost, options: MsnftpOptions) {
    this.#host = host;
    this.#options = options;
    this.#router = new LinkRouter(host.links);
    this.#outbox = new InvitationOutbox(host, (invitation, fate, now) =>
      this.#invitationSettled(invitation, fate, now),
    );
  }

  offer(offer: FlowOffer, listener: FlowListener, now: number): ByteFlow {
    return this.#quietly(() => {
      const channel = this.#openChannel(this.#createCookie());
      const outgoing = new OutgoingOffer(channel, offer, now);
      this.#entries.set(channel.cookie, { offer: outgoing, isIncoming: false, listener });
      this.#updateWish(now);
      return this.#flowOf(outgoing);
    });
  }

  /** An invitation came from this person. */
  invited(invitation: Invitation, now: number): void {
    switch (invitation.command) {
      case 'invite':
        this.#offered(invitation, now);
        break;
      case 'inviteOther':
        this.#beCourteous({ command: 'cancel', cookie: invitation.cookie, code: 'rejectNotInstalled' }, now);
        break;
      case 'accept':
      case 'cancel':
        this.#answered(invitation, now);
        break;
    }
    this.#deliver(now);
  }

  /** Ends everything, as at the user's wish. */
  close(now: number): void {
    for (const { offer } of this.#entries.values()) offer.cancel(undefined, now);
    this.#outbox.clear();
    this.#deliver(now);
  }

  ready(now: number): void {
    this.#outbox.flush(now);
    this.#deliver(now);
  }

  lost(now: number): void {
    this.#deliver(now);
  }

  refused(reason: TransferFailureReason, now: number): void {
    const undelivered = this.#outbox.clear();
    for (const [cookie, { offer }] of this.#entries) {
      if (offer.isNegotiating || undelivered.has(cookie)) offer.unreachable(failed(reason));
    }
    // Whatever is wanted from here on is a wish of its own.
    this.#isWanted = false;
    this.#host.wantSwitchboard(false, now);
    this.#deliver(now);
  }

  settled(token: string, result: MessageResult, now: number): void {
    this.#outbox.settled(token, result, now);
    this.#deliver(now);
  }

  opened(connection: ConnectionId, now: number): void {
    this.#router.opened(connection, now);
    this.#deliver(now);
  }

  closed(connection: ConnectionId, cause: TransportFailure, now: number): void {
    this.#router.closed(connection, cause, now);
    this.#deliver(now);
  }

  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    this.#router.received(connection, bytes, now);
    this.#deliver(now);
  }

  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#router.wrote(connection, bytes, now);
    this.#deliver(now);
  }

  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void {
    this.#router.listening(listener, endpoint, now);
    this.#deliver(now);
  }

  accepted(listener: ListenerId, connection: ConnectionId, now: number): void {
    this.#router.accepted(listener, connection);
    this.#deliver(now);
  }

  expire(now: number): void {
    for (const { offer } of this.#entries.values()) offer.expire(now);
    this.#deliver(now);
  }

  /** What is not told yet is told at once. */
  deadline(): number | undefined {
    if (this.#tasks.length > 0) return 0;
    let soonest: number | undefined;
    for (const { offer } of this.#entries.values()) soonest = earliest(soonest, offer.deadline());
    return soonest;
  }

  #offered(invitation: FileInvitation, now: number): void {
    const { cookie, fileName: name, fileSize: size } = invitation;
    if (this.#entries.has(cookie) || this.#ended.has(cookie, now)) return;
    const incoming = [...this.#entries.values()].filter(({ isIncoming }) => isIncoming);
    if (incoming.length >= INCOMING_OFFERS_MAX) {
      return this.#beCourteous({ command: 'cancel', cookie, code: 'reject' }, now);
    }
    const offer = new IncomingOffer(this.#openChannel(cookie), invitation, now);
    const entry: Entry = { offer, isIncoming: true, listener: undefined };
    this.#entries.set(cookie, entry);
    this.#tasks.push((later) => {
      entry.listener = this.#options.onOffer({ name, size }, this.#flowOf(offer), later);
    });
  }

  /** An answer to nothing that we know is told so: whoever accepts would wait for a file that does not come. */
  #answered(answer: OfferAnswer, now: number): void {
    const entry = this.#entries.get(answer.cookie);
    if (entry !== undefined) entry.offer.answered(answer, now);
    else if (answer.command === 'accept') {
      this.#beCourteous({ command: 'cancel', cookie: answer.cookie, code: 'timeout' }, now);
    }
  }

  #beCourteous(answer: Invitation, now: number): void {
    if (this.#outbox.size < COURTESIES_MAX) this.#outbox.post(answer, now);
  }

  #invitationSettled({ cookie, command }: SentInvitation, fate: InvitationFate, now: number): void {
    if (command !== 'cancel') this.#entries.get(cookie)?.offer.settled(fate, now);
  }

  #createCookie(): number {
    let cookie = Math.floor(this.#host.environment.random() * COOKIES);
    while (this.#entries.has(cookie)) cookie = (cookie + 1) % COOKIES;
    return cookie;
  }

  #openChannel(cookie: number): OfferChannel {
    const options = this.#options;
    return new OfferChannel(
      {
        host: this.#host,
        router: this.#router,
        canListen: options.canListen,
        get isAllowed() {
          return options.isAllowed;
        },
        post: (invitation, now) => this.#outbox.post(invitation, now),
        withdraw: (withdrawn) => this.#outbox.withdraw(withdrawn),
        tell: (teller, event) => this.#tell(teller, event),
        forget: (forgotten) => this.#forget(forgotten),
      },
      cookie,
    );
  }

  #flowOf(offer: FileOffer): ByteFlow {
    return new QueuedFlow(offer, (now) => this.#deliver(now));
  }

  #tell(cookie: number, event: ByteFlowEvent): void {
    const entry = this.#entries.get(cookie);
    if (entry !== undefined) this.#tasks.push((now) => entry.listener?.(event, now));
  }

  #forget(cookie: number): void {
    const entry = this.#entries.get(cookie);
    this.#entries.delete(cookie);
    if (entry?.isIncoming === true) this.#tasks.push((now) => this.#ended.add(cookie, now));
  }

  /** Tells what has gathered, and what comes of telling it, in order. */
  #deliver(now: number): void {
    if (this.#isDelivering) return;
    this.#quietly(() => {
      do {
        const tasks = this.#tasks;
        this.#tasks = [];
        for (const task of tasks) task(now);
        this.#updateWish(now);
      } while (this.#tasks.length > 0);
    });
  }

  /** Meanwhile nothing is told. */
  #quietly<Result>(action: () => Result): Result {
    const wasDelivering = this.#isDelivering;
    this.#isDelivering = true;
    try {
      return action();
    } finally {
      this.#isDelivering = wasDelivering;
    }
  }

  /**
   * A switchboard is got for what has to be said. One that is there is kept while there may be answers; when it goes,
   * whoever has something to say gets the next.
   */
  #updateWish(now: number): void {
    const isNegotiating = [...this.#entries.values()].some(({ offer }) => offer.isNegotiating);
    const isWanted = this.#outbox.size > 0 || (isNegotiating && this.#host.isReady);
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#host.wantSwitchboard(isWanted, now);
  }
}
