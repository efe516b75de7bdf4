/** Who is signed in: one session for each account, kept by the account name. */
import type { AccountName, PersonalData, PresenceStatus, ProtocolVersion } from '@nudge/msnp-codec';
import type { Account } from './account.ts';
import type { SessionEvents, VisiblePresence } from './events.ts';

/** One sign-in at the notification server. */
export class Session {
  readonly account: Account;
  /** Dialect of the client, for the fronts that serve it. */
  readonly protocol: ProtocolVersion;
  readonly events: SessionEvents;
  /** `offline` until the first CHG. */
  status: PresenceStatus = 'offline';
  capabilities = 0;
  msnObject: string | undefined = undefined;
  personalData: PersonalData | undefined = undefined;
  /** IMS: whether this person takes part in conversations at all. */
  acceptsCalls = true;
  /** The Passport ticket it came with, where that is good for the web services: as long as the session lives. */
  ticket: string | undefined = undefined;
  /** Whether it was told which messages wait for it; what arrives then is told at once. */
  knowsWhatWaits = false;

  constructor(account: Account, protocol: ProtocolVersion, events: SessionEvents) {
    this.account = account;
    this.protocol = protocol;
    this.events = events;
  }

  get showsItself(): boolean {
    return this.status !== 'offline' && this.status !== 'hidden';
  }

  presence(): VisiblePresence {
    const presence = {
      address: this.account.address,
      friendlyName: this.account.friendlyName,
      status: this.status,
      capabilities: this.capabilities,
    };
    return this.msnObject === undefined ? presence : { ...presence, msnObject: this.msnObject };
  }
}

export class Sessions {
  readonly #byAddress = new Map<AccountName, Session>();
  readonly #byTicket = new Map<string, Session>();
  readonly #listeners = new Set<() => void>();

  get count(): number {
    return this.#byAddress.size;
  }

  find(address: AccountName): Session | undefined {
    return this.#byAddress.get(address);
  }

  all(): Iterable<Session> {
    return this.#byAddress.values();
  }

  isCurrent(session: Session): boolean {
    return this.#byAddress.get(session.account.address) === session;
  }

  add(session: Session): void {
    this.#byAddress.set(session.account.address, session);
    this.#announce();
  }

  /** From now on the ticket stands for this session, until that ends. */
  keepTicket(session: Session, ticket: string): void {
    if (!this.isCurrent(session)) return;
    session.ticket = ticket;
    this.#byTicket.set(ticket, session);
  }

  ofTicket(ticket: string): Session | undefined {
    return this.#byTicket.get(ticket);
  }

  remove(session: Session): void {
    if (session.ticket !== undefined) this.#byTicket.delete(session.ticket);
    this.#byAddress.delete(session.account.address);
    this.#announce();
  }

  /** Calls back after each sign-in and sign-out; returns how to stop that. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
