/**
 * Everything that goes on by P2P with one person: objects and files, both ways, over the switchboard and a direct
 * connection. Whatever the other side sends is bounded, and answered or passed over; nothing is thrown for it.
 */
import type { MsnObject } from '@nudge/msnp-codec';
import type { TransportFailure } from '../core/transport-failure.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { ByteFlow, FlowOffer } from '../transfer/byte-flow.ts';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import type { FlowListener, FlowMaker, PeerHost, PeerUser } from '../transfer/peer-port.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';
import { ChannelCore } from './channel-core.ts';
import { FileSender } from './file-sender.ts';
import { Incoming } from './incoming.ts';
import { Invitations, type InvitationOptions } from './invitations.ts';
import type { FetchSettled } from './object-asker.ts';
import { ObjectFetches } from './object-fetches.ts';
import type { SlpSession } from './peer-line.ts';

export class PeerChannel implements PeerUser, FlowMaker {
  readonly #core: ChannelCore;
  readonly #incoming: Incoming;
  readonly #fetches: ObjectFetches;

  constructor(host: PeerHost, options: InvitationOptions) {
    this.#core = new ChannelCore(host, (chunk, lane, now) => this.#incoming.arrived(chunk, lane, now));
    const invitations = new Invitations(this.#core, this.#core.sessions, options);
    this.#incoming = new Incoming(this.#core, invitations);
    this.#fetches = new ObjectFetches(this.#core, (session) => this.#admit(session));
  }

  /** Whether direct connections may be tried; each side learns the addresses of the other by them. */
  get allowDirect(): boolean {
    return this.#core.bridge.isAllowed;
  }

  set allowDirect(isAllowed: boolean) {
    this.#core.bridge.isAllowed = isAllowed;
  }

  /** One chunk out of a switchboard message from this person: header, data and footer. */
  carried(chunk: Uint8Array, now: number): void {
    this.#core.run(() => this.#incoming.arrived(chunk, 'switchboard', now), now);
  }

  /**
   * Fetches the data of an object of this person. Told once, never within this call: data whose size and hash
   * agree with the object, or why there is none. An object that is on its way already is not asked for again.
   */
  fetchObject(object: MsnObject, settled: FetchSettled, now: number): void {
    this.#core.run(() => this.#fetches.fetch(object, settled), now, 'later');
  }

  offer(offer: FlowOffer, listener: FlowListener, now: number): ByteFlow {
    const sender = new FileSender(this.#core, offer, listener);
    this.#core.run(() => sender.begin(this.#admit(sender)), now, 'later');
    return sender;
  }

  #admit(session: SlpSession): boolean {
    const { sessions } = this.#core;
    if (sessions.isFull) return false;
    sessions.add(session);
    return true;
  }

  ready(now: number): void {
    this.#core.run(() => undefined, now);
  }

  lost(now: number): void {
    this.#core.run(() => {
      this.#incoming.laneLost();
      this.#core.lost(now);
    }, now);
  }

  refused(reason: TransferFailureReason, now: number): void {
    this.#core.run(() => this.#core.refused(reason, now), now);
  }

  settled(token: string, result: MessageResult, now: number): void {
    this.#core.run(() => this.#core.settled(token, result, now), now);
  }

  /** We are signed out: files are broken off, objects not fetched. */
  close(now: number): void {
    this.#core.run(() => this.#core.shutDown(now), now);
  }

  expire(now: number): void {
    this.#core.run(() => {
      this.#incoming.expire(now);
      this.#core.expire(now);
    }, now);
  }

  deadline(): number | undefined {
    return this.#core.deadline();
  }

  opened(connection: ConnectionId, now: number): void {
    this.#core.run(() => this.#core.bridge.opened(connection), now);
  }

  closed(connection: ConnectionId, _cause: TransportFailure, now: number): void {
    this.#core.run(() => this.#core.bridge.closed(connection, now), now);
  }

  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    this.#core.run(() => this.#core.bridge.received(connection, bytes, now), now);
  }

  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#core.run(() => this.#core.bridge.wrote(connection, bytes, now), now);
  }

  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined, now: number): void {
    this.#core.run(() => this.#core.bridge.listening(listener, endpoint), now);
  }

  accepted(listener: ListenerId, connection: ConnectionId, now: number): void {
    this.#core.run(() => this.#core.bridge.accepted(listener, connection, now), now);
  }
}
