/**
 * Everything between two clients beside the talk: files, pictures and emoticons. It is the one place that the
 * messenger knows of all this, and does nothing itself but pass on.
 */
import type { AccountName, ProtocolVersion } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import { P2P_VERSION } from '../core/p2p-version.ts';
import type { Contact, LineFailureReason, MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import type { MessengerOutputs } from '../messenger-outputs.ts';
import type { DisplayPictureFile } from '../messenger-requests.ts';
import { refuse } from '../notification/plan.ts';
import { type FetchHost, ObjectFetches } from '../objects/object-fetches.ts';
import { PICTURE_MAX_BYTES, PublishedObjects } from '../objects/published-objects.ts';
import type { Conversations } from '../switchboard/conversations.ts';
import type { PeerMessage, PeerTraffic } from '../switchboard/peer-traffic.ts';
import type { SwitchboardSession } from '../switchboard/switchboard-session.ts';
import { AskingAgain } from './asking-again.ts';
import { Links } from './links.ts';
import type { PeerHost } from './peer-port.ts';
import { Peers, type PeersHost } from './peers.ts';
import { Streams } from './streams.ts';
import type { ExchangeRequest } from './transfer-requests.ts';
import { Transfers, type TransfersHost } from './transfers.ts';

/** What the exchange needs of the messenger around it. */
export interface ExchangeHost {
  readonly environment: MessengerEnvironment;
  readonly outputs: MessengerOutputs;
  readonly conversations: Conversations;
  readonly own: { readonly account: AccountName; readonly version: ProtocolVersion } | undefined;
  /** As the server sees this computer, where it says so. */
  readonly clientAddress: string | undefined;
  readonly isSignedIn: boolean;
  contact(account: AccountName): Contact | undefined;
  /** Another picture is shown from now on. */
  pictureChanged(now: number): void;
}

/** When nothing better is known: two clients on one computer find one another. */
const LOOPBACK = '127.0.0.1';

export class Exchange implements PeerTraffic {
  readonly links: Links;
  readonly streams: Streams;
  readonly objects: PublishedObjects;
  readonly transfers: Transfers;
  readonly #host: ExchangeHost;
  readonly #peers: Peers;
  readonly #fetches: ObjectFetches;
  readonly #asking: AskingAgain;

  constructor(host: ExchangeHost) {
    this.#host = host;
    const { outputs, environment } = host;
    this.links = new Links(outputs);
    this.streams = new Streams((output) => outputs.perform(output));
    this.objects = new PublishedObjects(environment.sha1);
    this.#peers = new Peers(this.#peersHost());
    this.#fetches = new ObjectFetches(this.#fetchHost());
    this.transfers = new Transfers(this.#transfersHost());
    this.#asking = new AskingAgain(this.#transfersHost());
  }

  /** Does what is asked; the outcome, or nothing when it will be settled later. */
  submit(request: ExchangeRequest, now: number): RequestOutcome | undefined {
    switch (request.type) {
      case 'fetchObject':
        return this.#fetches.submit(request);
      case 'setDisplayPicture':
        return this.#showPicture(request.picture, now);
      case 'askForFilesAgain':
        return this.#asking.submit(request, now);
      case 'setTransferOptions':
        this.#peers.allowDirect(request.allowDirect);
        return { ok: true };
      default:
        return this.transfers.submit(request, now);
    }
  }

  arrived(from: AccountName, message: PeerMessage, now: number): void {
    if (message.kind === 'askAgain') this.#asking.heard(from, message, now);
    else this.#peers.arrived(from, message, now);
  }

  uses(session: SwitchboardSession): boolean {
    return this.#peers.uses(session);
  }

  switchboardsChanged(): void {
    this.#peers.switchboardsChanged();
  }

  refused(account: AccountName, reason: LineFailureReason): void {
    this.#peers.refused(account, reason);
  }

  announced(account: AccountName): void {
    this.#peers.announced(account);
  }

  /** The descriptor of an emoticon that is about to be used; undefined where the dialect has no P2P. */
  emoticonOf(own: NonNullable<ExchangeHost['own']>, data: Uint8Array): string | undefined {
    return own.version < P2P_VERSION ? undefined : this.objects.emoticonOf(own.account, data);
  }

  /** An event of the session has been told. */
  told(event: MessengerEvent, now: number): void {
    if (event.type !== 'contactChanged') return;
    const { account, status, lists } = event.contact;
    if (lists.has('block')) this.#end(account, now);
    if (status === 'offline') this.#host.conversations.announcements.forget(account);
    else if (event.wasStatus === 'offline') this.transfers.wake(account, now);
  }

  /** The session stands, perhaps again. */
  stands(now: number): void {
    this.transfers.wake(undefined, now);
  }

  /** Nobody is signed in any more: what can go on, does so after the next sign-in. */
  isOver(now: number): void {
    this.#fetches.endAll();
    this.#peers.dropAll(now);
  }

  /** Another account signs in: nothing of the one before stays. */
  clear(now: number): void {
    this.transfers.end(undefined, now);
    this.#peers.dropAll(now);
    this.objects.clear();
  }

  /** Does what has become due, in the end of every call of the messenger. */
  process(now: number): void {
    do {
      this.#peers.process(now);
      this.transfers.process(now);
      this.#fetches.process(now);
    } while (this.#peers.isChanged);
  }

  expire(now: number): void {
    this.#peers.expire(now);
    this.transfers.expire(now);
  }

  deadline(): number | undefined {
    return earliest(this.#peers.deadline(), this.transfers.deadline());
  }

  #end(account: AccountName, now: number): void {
    this.transfers.end(account, now);
    this.#peers.drop(account, now);
  }

  #showPicture(picture: DisplayPictureFile | undefined, now: number): RequestOutcome {
    const bytes = picture?.data.length ?? 1;
    if (bytes === 0 || bytes > PICTURE_MAX_BYTES) {
      return refuse('invalidArgument', 'The picture is empty or too large');
    }
    this.objects.show(picture);
    this.#host.pictureChanged(now);
    return { ok: true };
  }

  #ownAddress(): PeerHost['ownAddress'] {
    const { own, clientAddress, environment } = this.#host;
    if (own === undefined) return undefined;
    const internal = environment.localAddress?.() ?? LOOPBACK;
    return { external: clientAddress ?? internal, internal };
  }

  #transfersHost(): TransfersHost {
    const host = this.#host;
    return {
      peers: this.#peers,
      streams: this.streams,
      get isSignedIn() {
        return host.isSignedIn;
      },
      get ownAccount() {
        return host.own?.account;
      },
      createId: host.environment.createId,
      contact: (account) => host.contact(account),
      tell: (event) => host.outputs.tell(event),
      settle: (requestId, outcome) => host.outputs.settle(requestId, outcome),
    };
  }

  #peersHost(): PeersHost {
    const host = this.#host;
    const ownAddress = (): PeerHost['ownAddress'] => this.#ownAddress();
    return {
      environment: host.environment,
      get conversations() {
        return host.conversations;
      },
      links: this.links,
      objects: this.objects,
      get own() {
        return host.own;
      },
      get ownAddress() {
        return ownAddress();
      },
      capabilitiesOf: (account) => this.#capabilitiesOf(account),
      offered: (received, now) => this.transfers.offered(received, now),
    };
  }

  /** By their presence or, of people who are on no list, as the switchboard says. */
  #capabilitiesOf(account: AccountName): number {
    const known = this.#host.contact(account)?.capabilities ?? 0;
    return known === 0 ? this.#host.conversations.book.capabilitiesOf(account) : known;
  }

  #fetchHost(): FetchHost {
    const { outputs } = this.#host;
    return {
      refusalOf: (account) => this.#fetchRefusal(account),
      fetch: (account, { object, settled }, now) => {
        const peer = this.#peers.open(account, now);
        peer?.p2p.user.fetchObject(object, settled, now);
        return peer !== undefined;
      },
      tell: (event) => outputs.tell(event),
      settle: (requestId, outcome) => outputs.settle(requestId, outcome),
    };
  }

  #fetchRefusal(account: AccountName): RequestOutcome | undefined {
    const { own } = this.#host;
    if (own === undefined) return refuse('notSignedIn', 'Not signed in');
    if (account === own.account) return refuse('invalidArgument', 'This object is our own');
    if (own.version < P2P_VERSION) return refuse('notSupported', 'This dialect carries no objects');
    const isOffline = this.#host.contact(account)?.status === 'offline';
    return isOffline ? refuse('notOnline', 'This person is offline') : undefined;
  }
}
