/**
 * Gets two clients to one TCP connection: connects to all addresses of the other side at once, or listens. The
 * first connection that is proved is taken, all others and the listener are closed; whoever cannot prove itself
 * is dropped, and the listener waits on until its time is over.
 */
import type { TransportAddress } from '@nudge/msnp-codec';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { ListenerId } from '../transfer/link-port.ts';
import { earliest, hasPassed } from '../core/deadlines.ts';
import { DirectLink, type DirectLinkOptions } from './direct-link.ts';
import {
  BRIDGE_CHUNK_BYTES,
  BRIDGE_CHUNK_NUDGE_BYTES,
  DIRECT_ADDRESSES_MAX,
  DIRECT_ATTEMPT_TIMEOUT,
  DIRECT_PORT_MIN,
  UNPROVED_CONNECTIONS_MAX,
} from './limits.ts';
import type { NonceProof } from './nonce-proof.ts';
import { hasFeature } from './nudge-features.ts';
import type { PeerLine } from './peer-line.ts';

export class DirectAttempt {
  readonly #line: PeerLine;
  readonly #links = new Map<ConnectionId, DirectLink>();
  readonly #deadline: number;
  #proof: NonceProof | undefined;
  #listener: ListenerId | undefined;

  constructor(line: PeerLine, now: number) {
    this.#line = line;
    this.#deadline = now + DIRECT_ATTEMPT_TIMEOUT;
  }

  /** Asks for a port to listen on; the answer is told by `listening` of whoever owns this. */
  listen(proof: NonceProof): void {
    this.#proof = proof;
    this.#listener = this.#line.host.links.listen();
  }

  isListener(listener: ListenerId): boolean {
    return this.#listener === listener;
  }

  /** Connects to whatever of these can be connected to; false when nothing can. */
  connect(addresses: readonly TransportAddress[], proof: NonceProof, now: number): boolean {
    const { links } = this.#line.host;
    const targets = addresses.filter(({ port }) => port >= DIRECT_PORT_MIN).slice(0, DIRECT_ADDRESSES_MAX);
    for (const { address, port } of targets) {
      const connection = links.connect(address, port);
      this.#links.set(connection, this.#link({ connection, role: 'connector', proof, now }));
    }
    return targets.length > 0;
  }

  #link(fields: Pick<DirectLinkOptions, 'connection' | 'role' | 'proof' | 'now'>): DirectLink {
    const { host, numbers } = this.#line;
    const isLarge = hasFeature(host.peerFeatures, 'large-chunks');
    return new DirectLink({
      ...fields,
      links: host.links,
      sha1: host.environment.sha1,
      identifier: numbers.identifier(),
      chunkBytes: isLarge ? BRIDGE_CHUNK_NUDGE_BYTES : BRIDGE_CHUNK_BYTES,
    });
  }

  accepted(connection: ConnectionId, now: number): void {
    const proof = this.#proof;
    if (proof === undefined || this.#links.size >= UNPROVED_CONNECTIONS_MAX) {
      return this.#line.host.links.close(connection);
    }
    this.#links.set(connection, this.#link({ connection, role: 'listener', proof, now }));
  }

  find(connection: ConnectionId): DirectLink | undefined {
    return this.#links.get(connection);
  }

  /** A connection is gone. True: it was the last hope. */
  lost(connection: ConnectionId): boolean {
    this.#links.delete(connection);
    return this.#links.size === 0 && this.#listener === undefined;
  }

  /** Keeps this connection, and lets go of everything else. */
  take(link: DirectLink): void {
    this.#links.delete(link.connection);
    this.close();
  }

  close(): void {
    const { links } = this.#line.host;
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
    if (this.#listener !== undefined) links.stopListening(this.#listener);
    this.#listener = undefined;
  }

  /** True when the attempt is over. */
  expire(now: number): boolean {
    for (const link of this.#links.values()) {
      if (!hasPassed(link.deadline(), now)) continue;
      link.close();
      if (this.lost(link.connection)) return true;
    }
    return this.#deadline <= now;
  }

  deadline(): number {
    let soonest = this.#deadline;
    for (const link of this.#links.values()) soonest = earliest(soonest, link.deadline()) ?? soonest;
    return soonest;
  }
}
