/**
 * Who is online and who gets to know. The people to tell are read off the subject's own reverse list, so a
 * change costs as much as it has watchers and nothing is broadcast and filtered.
 */
import {
  LIST_BITS,
  type AccountName,
  type PersonalData,
  type PresenceStatus,
  type ProtocolVersion,
} from '@nudge/msnp-codec';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { PrincipalEvent, SessionEnd, SessionEvents } from './events.ts';
import { Session } from './sessions.ts';

export interface StatusRequest {
  readonly status: PresenceStatus;
  readonly capabilities: number;
  readonly msnObject?: string;
}

export class Presence {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Opens a session; an older one of the same account ends. Undefined when the account is gone. */
  signIn(
    address: AccountName,
    protocol: ProtocolVersion,
    events: SessionEvents,
  ): Promise<Session | undefined> {
    return this.#directory.exclusively(async () => {
      const account = await this.#directory.open(address);
      if (account === undefined) return undefined;
      this.end(address, { kind: 'signedInElsewhere', place: events.place });
      const session = new Session(account, protocol, events);
      this.#directory.sessions.add(session);
      return session;
    });
  }

  /** Safe to call twice, and for a session that was displaced. */
  signOut(session: Session): void {
    if (!this.#directory.sessions.isCurrent(session)) return;
    this.#directory.sessions.remove(session);
    const wasShown = session.showsItself;
    session.status = 'offline';
    if (wasShown) this.#tellWatchers(session.account, { kind: 'offline', address: session.account.address });
  }

  /** Ends whatever session the account has, telling its client why. */
  end(address: AccountName, reason: SessionEnd): void {
    const session = this.#directory.sessions.find(address);
    if (session === undefined) return;
    this.signOut(session);
    session.events.ended(reason);
  }

  /** Takes over the status; the watchers are told by {@link announce}, after the client has its reply. */
  changeStatus(session: Session, request: StatusRequest): 'changed' | 'hidden' | 'same' {
    const wasShown = session.showsItself;
    const same =
      session.status === request.status &&
      session.capabilities === request.capabilities &&
      session.msnObject === request.msnObject;
    session.status = request.status;
    session.capabilities = request.capabilities;
    session.msnObject = request.msnObject;
    if (same) return 'same';
    if (session.showsItself) return 'changed';
    return wasShown ? 'hidden' : 'same';
  }

  /** Tells the watchers what they see now. */
  announce(session: Session): void {
    const { account } = session;
    if (!session.showsItself) {
      this.#tellWatchers(account, { kind: 'offline', address: account.address });
      return;
    }
    this.#tellWatchers(account, { kind: 'presence', presence: session.presence() });
  }

  /** {@link announce}, and the personal message behind it: for a person who was not seen before. */
  announceArrival(session: Session): void {
    this.announce(session);
    const data = session.personalData;
    if (data !== undefined && session.showsItself) {
      this.#tellWatchers(session.account, { kind: 'personalData', address: session.account.address, data });
    }
  }

  changePersonalData(session: Session, data: PersonalData): void {
    session.personalData = data;
    if (!session.showsItself) return;
    this.#tellWatchers(session.account, { kind: 'personalData', address: session.account.address, data });
  }

  /** Who appears offline stays silent about this too; the others see it when they next fetch their lists. */
  propertyChanged(account: Account, property: string, value: string | undefined): void {
    if (this.#directory.sessions.find(account.address)?.showsItself !== true) return;
    const event = { kind: 'property', address: account.address, property } as const;
    this.#tellWatchers(account, value === undefined ? event : { ...event, value });
  }

  /** The session of a person whom `viewer` watches and may see now. */
  seenBy(viewer: Account, principal: AccountName): Session | undefined {
    const session = this.#directory.sessions.find(principal);
    if (session === undefined || !session.showsItself) return undefined;
    return viewer.watches(principal) && session.account.lets(viewer.address) ? session : undefined;
  }

  /** Everybody on the forward list whom this account may see now. */
  *visibleTo(viewer: Account): Generator<Session> {
    for (const contact of viewer.contacts.values()) {
      if ((contact.lists & LIST_BITS.forward) === 0) continue;
      const session = this.seenBy(viewer, contact.address);
      if (session !== undefined) yield session;
    }
  }

  /** After a change of lists or privacy: tells one watcher that the account appeared or vanished. */
  visibilityChanged(account: Account, viewer: AccountName, letBefore: boolean): void {
    const letsNow = account.lets(viewer);
    const session = this.#directory.sessions.find(account.address);
    const watcher = this.#directory.sessions.find(viewer);
    if (letsNow === letBefore || !session?.showsItself || watcher === undefined) return;
    if (watcher.status === 'offline' || !watcher.account.watches(account.address)) return;
    if (letsNow) this.#tellAll(watcher, session);
    else watcher.events.principalChanged({ kind: 'offline', address: account.address });
  }

  #tellAll(watcher: Session, session: Session): void {
    watcher.events.principalChanged({ kind: 'presence', presence: session.presence() });
    const data = session.personalData;
    if (data === undefined) return;
    watcher.events.principalChanged({ kind: 'personalData', address: session.account.address, data });
  }

  #tellWatchers(account: Account, event: PrincipalEvent): void {
    for (const contact of account.contacts.values()) {
      if ((contact.lists & LIST_BITS.reverse) === 0) continue;
      const watcher = this.#directory.sessions.find(contact.address);
      // Somebody who has not chosen a status yet gets everything with the first CHG.
      if (watcher === undefined || watcher.status === 'offline') continue;
      if (account.lets(contact.address)) watcher.events.principalChanged(event);
    }
  }
}
