/**
 * The people with whom files or objects are exchanged. Wishes for switchboards and what becomes of them are dealt
 * with in {@link Peers.process}, never in the call that led to them: whoever is called has finished what it does. Only
 * {@link Peers.say} settles at once, for callers that have nothing left to do.
 */
import {
  type AccountName,
  generationOf,
  parseAccountName,
  type ProtocolVersion,
  readInvitation,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import { P2P_VERSION } from '../core/p2p-version.ts';
import type { LineFailureReason } from '../messenger-events.ts';
import type { ObjectSource } from '../p2p/invitations.ts';
import type { Conversations } from '../switchboard/conversations.ts';
import type { PeerMessage } from '../switchboard/peer-traffic.ts';
import type { ByteFlow, FlowOffer } from './byte-flow.ts';
import type { Links } from './links.ts';
import { Peer, type PeerAround, type Readiness } from './peer.ts';
import type { FlowListener, FlowMaker, PeerHost } from './peer-port.ts';
import type { SwitchboardCargo } from '../switchboard/switchboard-output.ts';
import type { SwitchboardSession } from '../switchboard/switchboard-session.ts';
import { PEERS_MAX } from './transfer-limits.ts';
import type { TransferFailureReason } from './transfer-model.ts';

/** What belongs to a flow of bytes. */
type FlowMessage = Exclude<PeerMessage, { readonly kind: 'askAgain' }>;

/** An offer, and who it is from. */
export interface ReceivedOffer {
  readonly account: AccountName;
  readonly offer: FlowOffer;
  readonly flow: ByteFlow;
}

/** What peers need of the messenger around them. */
export interface PeersHost {
  readonly environment: MessengerEnvironment;
  readonly conversations: Conversations;
  readonly links: Links;
  readonly objects: ObjectSource;
  readonly own: { readonly account: AccountName; readonly version: ProtocolVersion } | undefined;
  readonly ownAddress: PeerHost['ownAddress'];
  capabilitiesOf(account: AccountName): number;
  offered(received: ReceivedOffer, now: number): FlowListener;
}

export class Peers {
  readonly #host: PeersHost;
  readonly #all = new Map<AccountName, Peer>();
  readonly #refused = new Map<AccountName, TransferFailureReason>();
  readonly #announced = new Set<AccountName>();
  #isChanged = false;
  #isDirectAllowed = true;

  constructor(host: PeersHost) {
    this.#host = host;
  }

  /** Whether clients may connect to one another; what stands, stays. */
  allowDirect(isAllowed: boolean): void {
    this.#isDirectAllowed = isAllowed;
    for (const peer of this.#all.values()) peer.allowDirect(isAllowed);
  }

  /** Whether files to somebody, and objects of theirs, go by P2P. */
  usesP2p(account: AccountName): boolean {
    const { own } = this.#host;
    return (own?.version ?? 0) >= P2P_VERSION && generationOf(this.#host.capabilitiesOf(account)) > 0;
  }

  featuresOf(account: AccountName): ReadonlySet<string> {
    return new Set(this.#host.conversations.announcements.featuresOf(account));
  }

  /** Whether it is known what the other side can do beyond the protocol. */
  isKnown(account: AccountName): boolean {
    return !this.usesP2p(account) || this.#host.conversations.announcements.isKnown(account);
  }

  /** Why files may not go to somebody. */
  refusalFor(account: AccountName): TransferFailureReason | undefined {
    return this.#isDirectAllowed || this.usesP2p(account) ? undefined : 'directOff';
  }

  /** Asks for a switchboard and what their client says in it; undefined when nobody is signed in. */
  ask(account: AccountName, answer: Readiness, now: number): void {
    const peer = this.#open(account, now);
    if (peer === undefined) answer('notOnline', now);
    else peer.ask(answer, now);
  }

  /** Says something in the switchboard with somebody alone; false where there is none now. */
  say(account: AccountName, cargo: SwitchboardCargo, now: number): boolean {
    const peer = this.#open(account, now);
    if (peer === undefined) return false;
    this.#settle(peer, now);
    if (peer.isReady) peer.carry(cargo, now);
    return peer.isReady;
  }

  /** The protocol that carries files to somebody. */
  makerFor(account: AccountName, now: number): FlowMaker | undefined {
    const peer = this.#open(account, now);
    return this.usesP2p(account) ? peer?.p2p.user : peer?.msnftp.user;
  }

  open(account: AccountName, now: number): Peer | undefined {
    return this.#open(account, now);
  }

  arrived(from: AccountName, message: FlowMessage, now: number): void {
    const { own } = this.#host;
    if (own === undefined) return;
    if (message.kind === 'p2p') {
      if (addressee(message.destination) !== own.account || own.version < P2P_VERSION) return;
      const peer = this.#open(from, now);
      peer?.touch(now);
      peer?.p2p.user.carried(message.chunk, now);
    } else {
      const invitation = readInvitation(message.fields);
      if (invitation === undefined) return;
      const peer = this.#open(from, now);
      peer?.touch(now);
      peer?.msnftp.user.invited(invitation, now);
    }
  }

  /** Whether files or objects go through a switchboard. */
  uses(session: SwitchboardSession): boolean {
    return [...this.#all.values()].some((peer) => peer.uses(session));
  }

  /** Whether there is something to {@link process}. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  switchboardsChanged(): void {
    this.#isChanged = true;
  }

  refused(account: AccountName, reason: LineFailureReason): void {
    this.#refused.set(account, reachFailure(reason));
    this.#isChanged = true;
  }

  /** A client has said what it can do. */
  announced(account: AccountName): void {
    this.#announced.add(account);
    this.#isChanged = true;
  }

  /** Gets switchboards for those who want one, and tells what has come of it. */
  process(now: number): void {
    while (this.#isChanged) {
      this.#isChanged = false;
      const refused = [...this.#refused];
      this.#refused.clear();
      for (const [account, reason] of refused) this.#all.get(account)?.refused(reason, now);
      const announced = [...this.#announced];
      this.#announced.clear();
      for (const account of announced) this.#all.get(account)?.answerAsking(undefined, now);
      for (const peer of this.#all.values()) this.#settle(peer, now);
    }
  }

  /** Nothing more is to come of somebody. */
  drop(account: AccountName, now: number): void {
    const peer = this.#all.get(account);
    if (peer === undefined) return;
    this.#all.delete(account);
    peer.close(now);
    this.#unwish(peer);
  }

  dropAll(now: number): void {
    for (const account of this.#all.keys()) this.drop(account, now);
  }

  expire(now: number): void {
    for (const peer of this.#all.values()) {
      if (!hasPassed(peer.deadline(), now)) continue;
      peer.expire(now);
      const quiet = peer.takeQuietSession(now);
      if (quiet !== undefined) this.#host.conversations.pool.act(quiet, (session) => session.leave(), now);
    }
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const peer of this.#all.values()) soonest = earliest(soonest, peer.deadline());
    return soonest;
  }

  #settle(peer: Peer, now: number): void {
    const { book, dispatch } = this.#host.conversations;
    const direct = peer.isWanted ? book.openDirect(peer.peer) : book.direct(peer.peer);
    if (peer.conversation !== direct) this.#unwish(peer);
    peer.conversation = direct;
    peer.settleOn(now);
    if (direct === undefined) return;
    direct.isWantedByPrograms = peer.isWanted;
    if (peer.isWanted && !peer.hasSwitchboard) dispatch.pump(direct, now);
  }

  #unwish({ conversation }: Peer): void {
    if (conversation !== undefined) conversation.isWantedByPrograms = false;
  }

  #open(account: AccountName, now: number): Peer | undefined {
    const known = this.#all.get(account);
    if (known !== undefined) return known;
    const { own } = this.#host;
    if (own === undefined || account === own.account) return undefined;
    this.#makeRoom(now);
    if (this.#all.size >= PEERS_MAX) return undefined;
    const peer = new Peer(this.#around(own.account), account);
    this.#all.set(account, peer);
    this.#isChanged = true;
    return peer;
  }

  #makeRoom(now: number): void {
    if (this.#all.size < PEERS_MAX) return;
    for (const peer of this.#all.values()) {
      if (!peer.isIdle || peer.hasSwitchboard) continue;
      return this.drop(peer.peer, now);
    }
  }

  #around(account: AccountName): PeerAround {
    const { environment, links, objects, conversations } = this.#host;
    const host = this.#host;
    const isDirectAllowed = (): boolean => this.#isDirectAllowed;
    return {
      environment,
      account,
      links,
      objects,
      get allowDirect() {
        return isDirectAllowed();
      },
      get ownAddress() {
        return host.ownAddress;
      },
      onOffer: (peer) => (offer, flow, now) => host.offered({ account: peer, offer, flow }, now),
      features: (peer) => this.featuresOf(peer),
      wished: () => (this.#isChanged = true),
      carry: (session, message, now) => carry(conversations, { session, message }, now),
    };
  }
}

function carry(
  { pool }: Conversations,
  { session, message }: { readonly session: SwitchboardSession; readonly message: SwitchboardCargo },
  now: number,
): void {
  pool.act(session, (each) => each.carry(message, now), now);
}

/** Later dialects write `account;{guid}`. */
function addressee(destination: string): AccountName | undefined {
  return parseAccountName(destination.split(';', 1)[0] ?? '');
}

function reachFailure(reason: LineFailureReason): TransferFailureReason {
  if (reason === 'timedOut') return 'timedOut';
  return reason === 'serverError' || reason === 'hidden' ? 'notConnected' : 'notOnline';
}
