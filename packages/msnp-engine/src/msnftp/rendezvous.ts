/**
 * How sender and receiver find one another: listens, or connects to every address at once, and takes the first
 * connection on which the other side proved itself. All others are dropped, the listener is closed with them.
 */
import type { MsnftpItem } from '@nudge/msnp-codec';
import { hasPassed } from '../core/deadlines.ts';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import type { ContactPoint } from './contact-points.ts';
import { Handshake, type HandshakeTerms } from './handshake.ts';
import { HANDSHAKE_MAX_BYTES, MEETING_TIMEOUT, UNVERIFIED_MAX } from './limits.ts';
import type { LinkRouter, ListenerUser } from './link-router.ts';
import { MsnftpConnection, type MsnftpUser } from './msnftp-connection.ts';

export interface RendezvousUser {
  /** Undefined: no port is free. */
  listening(endpoint: ListeningEndpoint | undefined, now: number): void;
  /** The right one is there. `rest`: what was read after its proof; `size` of the file as the sender says. */
  met(meeting: Meeting, now: number): void;
  /** Nobody came in time, or no address answered as it should. */
  missed(now: number): void;
}

export interface Meeting {
  readonly connection: MsnftpConnection;
  readonly size: number;
  readonly rest: readonly MsnftpItem[];
}

export class Rendezvous implements ListenerUser {
  readonly #router: LinkRouter;
  readonly #terms: HandshakeTerms;
  readonly #user: RendezvousUser;
  readonly #candidates = new Set<Candidate>();
  #listener: ListenerId | undefined;
  #deadline: number | undefined;

  constructor(router: LinkRouter, terms: HandshakeTerms, user: RendezvousUser) {
    this.#router = router;
    this.#terms = terms;
    this.#user = user;
  }

  listen(now: number): void {
    this.extend(now);
    this.#listener = this.#router.listen(this);
  }

  /** Connects to all of them at once; there is at least one. */
  connect(points: readonly ContactPoint[], now: number): void {
    this.extend(now);
    for (const { host, port } of points) this.#addCandidate(this.#router.links.connect(host, port));
  }

  /** The other side learns just now where to connect to: its time begins. */
  extend(now: number): void {
    this.#deadline = now + MEETING_TIMEOUT;
  }

  listening(endpoint: ListeningEndpoint | undefined, now: number): void {
    this.extend(now);
    this.#user.listening(endpoint, now);
  }

  accepted(id: ConnectionId): void {
    const [oldest] = this.#candidates;
    if (this.#candidates.size >= UNVERIFIED_MAX && oldest !== undefined) this.#drop(oldest);
    this.#addCandidate(id).opened();
  }

  deadline(): number | undefined {
    return this.#deadline;
  }

  expire(now: number): void {
    if (!hasPassed(this.#deadline, now)) return;
    this.stop();
    this.#user.missed(now);
  }

  /** Closes the listener and whatever has not proved itself. */
  stop(): void {
    this.#deadline = undefined;
    if (this.#listener !== undefined) this.#router.stopListening(this.#listener);
    this.#listener = undefined;
    for (const candidate of this.#candidates) this.#drop(candidate);
  }

  #addCandidate(id: ConnectionId): Candidate {
    const candidate = new Candidate(this.#router, id, {
      terms: this.#terms,
      proved: (meeting, now) => {
        this.#candidates.delete(candidate);
        this.stop();
        this.#user.met(meeting, now);
      },
      failed: (now) => {
        this.#drop(candidate);
        if (this.#candidates.size > 0 || this.#listener !== undefined) return;
        this.#deadline = undefined;
        this.#user.missed(now);
      },
    });
    this.#candidates.add(candidate);
    return candidate;
  }

  #drop(candidate: Candidate): void {
    this.#candidates.delete(candidate);
    candidate.close();
  }
}

interface CandidateOptions {
  readonly terms: HandshakeTerms;
  proved(meeting: Meeting, now: number): void;
  failed(now: number): void;
}

/** A connection to or from somebody who may be the right one. */
class Candidate implements MsnftpUser {
  readonly #options: CandidateOptions;
  readonly #connection: MsnftpConnection;
  readonly #handshake: Handshake;

  constructor(router: LinkRouter, id: ConnectionId, options: CandidateOptions) {
    this.#options = options;
    this.#handshake = new Handshake(options.terms);
    this.#connection = new MsnftpConnection(router, id, this);
  }

  close(): void {
    this.#connection.close();
  }

  opened(): void {
    const greeting = this.#handshake.begin();
    if (greeting !== undefined) this.#connection.say(greeting);
  }

  read(items: readonly MsnftpItem[], now: number): void {
    if (this.#connection.receivedBytes > HANDSHAKE_MAX_BYTES) return this.#options.failed(now);
    for (const [index, item] of items.entries()) {
      const step = item.kind === 'line' ? this.#handshake.next(item.line) : ({ kind: 'refused' } as const);
      if (step.kind === 'refused') return this.#options.failed(now);
      if (step.say !== undefined) this.#connection.say(step.say);
      if (step.kind === 'verified') {
        const rest = items.slice(index + 1);
        return this.#options.proved({ connection: this.#connection, size: step.size, rest }, now);
      }
    }
  }

  wrote(): void {
    // What a handshake writes is too little to wait for.
  }

  closed(now: number): void {
    this.#options.failed(now);
  }
}
