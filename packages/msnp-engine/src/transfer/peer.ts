/**
 * All that goes on with one person beside the talk. It uses the switchboard of the direct conversation with them and
 * no other: in a group everybody would get the bytes.
 */
import type { AccountName } from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import { MsnftpPeer } from '../msnftp/msnftp-peer.ts';
import { PeerChannel } from '../p2p/peer-channel.ts';
import type { ObjectSource } from '../p2p/invitations.ts';
import type { Conversation } from '../switchboard/conversation.ts';
import type { SwitchboardCargo } from '../switchboard/switchboard-output.ts';
import type { SwitchboardSession } from '../switchboard/switchboard-session.ts';
import type { LinkUser } from './link-port.ts';
import type { Links } from './links.ts';
import type { OfferHandler, PeerHost } from './peer-port.ts';
import { PeerSide, type PeerSurroundings } from './peer-side.ts';
import { ANNOUNCEMENT_WAIT, QUIET_SWITCHBOARD_TIME } from './transfer-limits.ts';
import type { TransferFailureReason } from './transfer-model.ts';

/** What a peer needs of the registry of peers. */
export interface PeerAround {
  readonly environment: MessengerEnvironment;
  readonly account: AccountName;
  readonly links: Links;
  readonly objects: ObjectSource;
  readonly ownAddress: PeerHost['ownAddress'];
  readonly allowDirect: boolean;
  onOffer(peer: AccountName): OfferHandler;
  features(peer: AccountName): ReadonlySet<string>;
  wished(peer: AccountName): void;
  carry(session: SwitchboardSession, message: SwitchboardCargo, now: number): void;
}

/** Told once: what the other side can do is known now, or it cannot be reached. */
export type Readiness = (refused: TransferFailureReason | undefined, now: number) => void;

export class Peer implements PeerSurroundings {
  readonly peer: AccountName;
  readonly p2p: PeerSide<PeerChannel>;
  readonly msnftp: PeerSide<MsnftpPeer>;
  /** The conversation that is asked to get switchboards. */
  conversation: Conversation | undefined;
  readonly #around: PeerAround;
  readonly #ownsP2p = (): LinkUser => this.p2p.user;
  readonly #ownsMsnftp = (): LinkUser => this.msnftp.user;
  #session: SwitchboardSession | undefined;
  #asking: Readiness[] = [];
  #announcementDue: number | undefined;
  #activeAt: number | undefined;

  constructor(around: PeerAround, peer: AccountName) {
    this.#around = around;
    this.peer = peer;
    const { links, objects } = around;
    const onOffer = around.onOffer(peer);
    const p2pLinks = links.hostFor(this.#ownsP2p);
    const msnftpLinks = links.hostFor(this.#ownsMsnftp);
    this.p2p = new PeerSide(this, p2pLinks, (host) => new PeerChannel(host, { onOffer, objects }));
    this.msnftp = new PeerSide(
      this,
      msnftpLinks,
      (host) =>
        new MsnftpPeer(host, {
          onOffer,
          canListen: around.environment.canListen ?? true,
          get isAllowed() {
            return around.allowDirect;
          },
        }),
    );
    this.allowDirect(around.allowDirect);
  }

  get environment(): MessengerEnvironment {
    return this.#around.environment;
  }

  get account(): AccountName {
    return this.#around.account;
  }

  get ownAddress(): PeerHost['ownAddress'] {
    return this.#around.ownAddress;
  }

  get features(): ReadonlySet<string> {
    return this.#around.features(this.peer);
  }

  get isReady(): boolean {
    return this.#session?.isUsable === true;
  }

  get isWanted(): boolean {
    return this.p2p.isWanted || this.msnftp.isWanted || this.#asking.length > 0;
  }

  /** Nothing is going on that the switchboard is needed for. */
  get isIdle(): boolean {
    return this.#asking.length === 0 && this.p2p.isIdle && this.msnftp.isIdle;
  }

  /** Whether a switchboard is needed just now. */
  uses(session: SwitchboardSession): boolean {
    return session === this.#session && (this.isWanted || !this.isIdle);
  }

  get hasSwitchboard(): boolean {
    return this.#session !== undefined;
  }

  /** Whether the two clients may connect to one another, from now on. */
  allowDirect(isAllowed: boolean): void {
    this.p2p.user.allowDirect = isAllowed;
  }

  wished(now: number): void {
    this.touch(now);
    this.#around.wished(this.peer);
  }

  carry(message: SwitchboardCargo, now: number): void {
    this.touch(now);
    if (this.#session?.isUsable === true) this.#around.carry(this.#session, message, now);
  }

  /** Something went to and fro: the switchboard is in use. */
  touch(now: number): void {
    this.#activeAt = now;
  }

  /** Answers as soon as it is known what the other side can do, or that it is not there. */
  ask(answer: Readiness, now: number): void {
    this.#asking.push(answer);
    this.wished(now);
    if (this.isReady) this.#announcementDue ??= now + ANNOUNCEMENT_WAIT;
  }

  /** Their client has said what it can do, or has had its time. */
  answerAsking(refused: TransferFailureReason | undefined, now: number): void {
    const asking = this.#asking;
    this.#asking = [];
    this.#announcementDue = undefined;
    for (const answer of asking) answer(refused, now);
    if (asking.length > 0) this.wished(now);
  }

  /** Chooses among the switchboards there are; tells what has changed by it. */
  settleOn(now: number): void {
    const before = this.#session;
    if (before !== undefined && this.#isForTwo(before)) return;
    this.#session = undefined;
    if (before !== undefined) {
      this.p2p.lost(now);
      this.msnftp.lost(now);
    }
    const next = this.conversation?.sessions.find((session) => session.isUsable && this.#isForTwo(session));
    if (next === undefined) return;
    this.#session = next;
    if (this.#asking.length > 0) this.#announcementDue = now + ANNOUNCEMENT_WAIT;
    this.p2p.user.ready(now);
    this.msnftp.user.ready(now);
  }

  refused(reason: TransferFailureReason, now: number): void {
    if (this.p2p.isWanted) this.p2p.refused(reason, now);
    if (this.msnftp.isWanted) this.msnftp.refused(reason, now);
    this.answerAsking(reason, now);
  }

  /** Nothing more is to come of this person. */
  close(now: number): void {
    this.answerAsking('notConnected', now);
    this.p2p.user.close(now);
    this.msnftp.user.close(now);
    for (const owner of [this.#ownsP2p, this.#ownsMsnftp]) this.#around.links.release(owner);
  }

  expire(now: number): void {
    for (const { user } of [this.p2p, this.msnftp]) if (hasPassed(user.deadline(), now)) user.expire(now);
    if (hasPassed(this.#announcementDue, now)) this.answerAsking(undefined, now);
  }

  deadline(): number | undefined {
    const waiting = earliest(this.#announcementDue, this.#quietDeadline());
    return earliest(waiting, this.p2p.user.deadline(), this.msnftp.user.deadline());
  }

  /** The switchboard that may be left, because nobody has said anything in it and no program needs it. */
  takeQuietSession(now: number): SwitchboardSession | undefined {
    if (!hasPassed(this.#quietDeadline(), now)) return undefined;
    this.#activeAt = undefined;
    return this.#session;
  }

  #quietDeadline(): number | undefined {
    if (this.#activeAt === undefined || this.isWanted || !this.isIdle) return undefined;
    const session = this.#session;
    const isForTalk = this.conversation?.isWorthKeeping === true && session?.isForTwoOnly !== true;
    if (session === undefined || isForTalk) return undefined;
    return this.#activeAt + QUIET_SWITCHBOARD_TIME;
  }

  #isForTwo({ state, participants }: SwitchboardSession): boolean {
    const isDirect = this.conversation?.isGroup === false;
    return isDirect && state === 'ready' && participants.size === 1 && participants.has(this.peer);
  }
}
