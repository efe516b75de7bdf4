/** Everything the fronts call: one object for each area, over one store and one environment. */
import { PASSPORT_TICKET_MS } from '../limits.ts';
import type { AccountName } from '@nudge/msnp-codec';
import type { Store } from '../store/store.ts';
import { Accounts } from './accounts.ts';
import { ContactLists } from './contact-lists.ts';
import { Directory } from './directory.ts';
import type { Environment } from './environment.ts';
import { Groups } from './groups.ts';
import { Invitations } from './invitations.ts';
import { OfflineMessages } from './offline-messages.ts';
import { Presence } from './presence.ts';
import { randomHex } from './random-text.ts';
import { Sessions } from './sessions.ts';
import { Settings } from './settings.ts';
import { Tickets } from './tickets.ts';

/** Of each half. */
const TICKET_BYTES = 24;

export class Core {
  readonly environment: Environment;
  readonly store: Store;
  readonly sessions = new Sessions();
  readonly #directory: Directory;
  readonly accounts: Accounts;
  readonly presence: Presence;
  readonly contactLists: ContactLists;
  readonly invitations: Invitations;
  readonly offlineMessages: OfflineMessages;
  readonly groups: Groups;
  readonly settings: Settings;
  /** What the login page hands out and USR takes. */
  readonly passportTickets: Tickets<AccountName>;

  constructor(store: Store, environment: Environment) {
    const directory = new Directory(store, this.sessions, () => environment.unixTime());
    this.#directory = directory;
    this.environment = environment;
    this.store = store;
    this.accounts = new Accounts(store, environment);
    this.presence = new Presence(directory);
    this.contactLists = new ContactLists(directory, this.presence, environment);
    this.invitations = new Invitations(directory, environment);
    this.offlineMessages = new OfflineMessages(directory, environment);
    this.groups = new Groups(directory, environment);
    this.settings = new Settings(directory, this.presence);
    const half = (): string => randomHex(environment, TICKET_BYTES);
    this.passportTickets = new Tickets(PASSPORT_TICKET_MS, () => `t=${half()}&p=${half()}`);
  }

  /** Ends the account's session, takes the account away and the traces of it off everybody's lists. */
  deleteAccount(address: string): Promise<AccountName> {
    return this.#directory.exclusively(async () => {
      const deleted = await this.accounts.delete(address);
      this.presence.end(deleted, { kind: 'accountDeleted' });
      for (const session of this.sessions.all()) session.account.forgetWatcher(deleted);
      return deleted;
    });
  }
}
