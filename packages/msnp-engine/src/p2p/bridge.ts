/** The direct connection with one person: agreed on, standing, paused, lost. There is one at a time. */
import type { SlpBody, SlpRequest, SlpResponse } from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import type { BridgeLane } from './courier.ts';
import type { DirectLink } from './direct-link.ts';
import { DirectNegotiation } from './direct-negotiation.ts';
import { DIRECT_IDLE_TIMEOUT } from './limits.ts';
import type { PeerLine } from './peer-line.ts';

/** Whoever uses it. */
export interface BridgeUser {
  /** A chunk without footer; a view of what was read. */
  bridgeCarried(chunk: Uint8Array, now: number): void;
  bridgeOpened(lane: BridgeLane, now: number): void;
  bridgeLost(now: number): void;
}

export class Bridge {
  /** Whether direct connections may be tried. */
  isAllowed = true;
  readonly #line: PeerLine;
  readonly #user: BridgeUser;
  readonly #negotiation: DirectNegotiation;
  readonly #pausers = new Set<unknown>();
  #link: DirectLink | undefined;
  #idleDeadline: number | undefined;

  constructor(line: PeerLine, user: BridgeUser) {
    this.#line = line;
    this.#user = user;
    this.#negotiation = new DirectNegotiation(line, () => this.isAllowed && this.#link === undefined);
  }

  /** Asks for one on a call, where that makes sense. */
  want(callId: string, now: number): void {
    this.#negotiation.ask(callId, now);
  }

  /** Whether our wish for one is not answered yet. */
  get isAsking(): boolean {
    return this.#negotiation.isAsking;
  }

  /** An INVITE about transport; false when it is about something else. */
  invited(invite: SlpRequest, body: SlpBody, now: number): boolean {
    if (body.kind === 'transportRequest') this.#negotiation.asked(invite, body, now);
    else if (body.kind === 'transportResponse') this.#negotiation.offered(invite, body, now);
    else return false;
    return true;
  }

  /** A response about transport; false when it is about something else. */
  answered(response: SlpResponse, body: SlpBody, now: number): boolean {
    return this.#negotiation.answered(response, body, now);
  }

  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined): void {
    if (this.#negotiation.attempt?.isListener(listener) === true)
      this.#negotiation.listening(listener, endpoint);
    else this.#line.host.links.stopListening(listener);
  }

  accepted(listener: ListenerId, connection: ConnectionId, now: number): void {
    const { attempt } = this.#negotiation;
    if (attempt?.isListener(listener) === true) attempt.accepted(connection, now);
    else this.#line.host.links.close(connection);
  }

  opened(connection: ConnectionId): void {
    this.#negotiation.attempt?.find(connection)?.opened();
  }

  received(connection: ConnectionId, bytes: Uint8Array, now: number): void {
    const link = this.#find(connection);
    link?.received(
      bytes,
      (packet) => {
        if (this.#link === link) this.#user.bridgeCarried(packet, now);
      },
      (word) => (word === 'proved' ? this.#proved(link, now) : this.#refused(link, now)),
    );
  }

  #find(connection: ConnectionId): DirectLink | undefined {
    if (this.#link?.connection === connection) return this.#link;
    return this.#negotiation.attempt?.find(connection);
  }

  #proved(link: DirectLink, now: number): void {
    this.#negotiation.attempt?.take(link);
    this.#negotiation.stop();
    this.#link = link;
    if (this.#pausers.size > 0) link.pause(true);
    this.#user.bridgeOpened(link, now);
  }

  #refused(link: DirectLink, now: number): void {
    if (link === this.#link) return this.drop(now);
    link.close();
    this.#attemptLost(link.connection);
  }

  #attemptLost(connection: ConnectionId): void {
    if (this.#negotiation.attempt?.lost(connection) === true) this.#negotiation.stop();
  }

  wrote(connection: ConnectionId, bytes: number, now: number): void {
    this.#find(connection)?.wrote(bytes, now);
  }

  closed(connection: ConnectionId, now: number): void {
    if (this.#link?.connection === connection) this.#lost(now);
    else if (this.#negotiation.attempt?.find(connection) !== undefined) this.#attemptLost(connection);
  }

  /** Gives the connection up. */
  drop(now: number): void {
    if (this.#link === undefined) return;
    this.#link.close();
    this.#lost(now);
  }

  #lost(now: number): void {
    this.#link = undefined;
    this.#idleDeadline = undefined;
    this.#user.bridgeLost(now);
  }

  /** Reads no further while anybody wants it so. */
  pause(pauser: unknown, isPaused: boolean): void {
    const before = this.#pausers.size > 0;
    if (isPaused) this.#pausers.add(pauser);
    else this.#pausers.delete(pauser);
    const after = this.#pausers.size > 0;
    if (before !== after) this.#link?.pause(after);
  }

  /** Without sessions it is kept for a while only. */
  use(isUsed: boolean, now: number): void {
    if (isUsed || this.#link === undefined) this.#idleDeadline = undefined;
    else this.#idleDeadline ??= now + DIRECT_IDLE_TIMEOUT;
  }

  /** We are signed out, or the other side is gone. */
  close(now: number): void {
    this.#negotiation.stop();
    this.drop(now);
  }

  /** There is nobody to agree with any more; what stands, stands. */
  stopTrying(): void {
    this.#negotiation.stop();
  }

  expire(now: number): void {
    this.#negotiation.expire(now);
    if (hasPassed(this.#link?.deadline(), now) || hasPassed(this.#idleDeadline, now)) this.drop(now);
  }

  deadline(): number | undefined {
    return earliest(this.#negotiation.deadline(), this.#link?.deadline(), this.#idleDeadline);
  }
}
