/** All switchboard connections that are open: feeds each, and hands on what comes out of it, in order. */
import type { ServerAddress } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import { SwitchboardSession } from './switchboard-session.ts';
import type { SwitchboardOptions, SwitchboardOutput } from './switchboard-output.ts';

/** Most switchboards at a time; calls above it are not answered. */
export const SWITCHBOARDS_MAX = 200;

/** A connection, as the messenger numbers them. */
export type ConnectionId = number;

export interface PoolHost {
  open(address: ServerAddress): ConnectionId;
  write(connection: ConnectionId, bytes: Uint8Array): void;
  close(connection: ConnectionId): void;
}

/** What a session tells, besides what goes to its connection. */
export type SwitchboardNews = Exclude<SwitchboardOutput, { readonly kind: 'write' | 'close' }>;

export type NewsHandler = (session: SwitchboardSession, news: SwitchboardNews, now: number) => void;

export class SwitchboardPool {
  readonly #host: PoolHost;
  readonly #handle: NewsHandler;
  readonly #sessions = new Map<ConnectionId, SwitchboardSession>();
  readonly #connections = new Map<SwitchboardSession, ConnectionId>();
  readonly #touched = new Set<SwitchboardSession>();
  #isDelivering = false;

  constructor(host: PoolHost, handle: NewsHandler) {
    this.#host = host;
    this.#handle = handle;
  }

  /** Opens one more; undefined when there are too many. */
  open(options: SwitchboardOptions, address: ServerAddress, now: number): SwitchboardSession | undefined {
    if (this.#sessions.size >= SWITCHBOARDS_MAX) return undefined;
    const session = new SwitchboardSession(options, now);
    const connection = this.#host.open(address);
    this.#sessions.set(connection, session);
    this.#connections.set(session, connection);
    return session;
  }

  find(connection: ConnectionId): SwitchboardSession | undefined {
    return this.#sessions.get(connection);
  }

  get sessions(): readonly SwitchboardSession[] {
    return [...this.#sessions.values()];
  }

  /** Lets a session do something, and deals with what comes of it. */
  act(session: SwitchboardSession, action: (session: SwitchboardSession) => void, now: number): void {
    action(session);
    this.#touched.add(session);
    this.#deliver(now);
  }

  expire(now: number): void {
    for (const session of this.sessions) {
      const deadline = session.deadline();
      if (deadline !== undefined && deadline <= now) this.act(session, (each) => each.expire(now), now);
    }
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const session of this.#sessions.values()) soonest = earliest(soonest, session.deadline());
    return soonest;
  }

  /** News may lead to more of it; what a session said first is dealt with first. */
  #deliver(now: number): void {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    try {
      for (const session of this.#touched) {
        this.#touched.delete(session);
        for (const output of session.drain()) this.#route(session, output, now);
      }
    } finally {
      this.#isDelivering = false;
    }
  }

  #route(session: SwitchboardSession, output: SwitchboardOutput, now: number): void {
    const connection = this.#connections.get(session);
    if (connection === undefined) return;
    if (output.kind === 'write') {
      this.#host.write(connection, output.bytes);
    } else if (output.kind === 'close') {
      this.#host.close(connection);
    } else {
      if (output.kind === 'ended') this.#drop(session, connection);
      this.#handle(session, output, now);
    }
  }

  #drop(session: SwitchboardSession, connection: ConnectionId): void {
    this.#sessions.delete(connection);
    this.#connections.delete(session);
  }
}
