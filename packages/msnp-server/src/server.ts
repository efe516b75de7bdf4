/**
 * The whole service without sockets, files or clocks: a listener hands it connections and HTTP requests, drains
 * what they have to say, and calls `sweep` now and then.
 */
import { parseAccountName, type AccountName, type ConnectionKind } from '@nudge/msnp-codec';
import type { NewAccountRequest } from './core/accounts.ts';
import { Core } from './core/core.ts';
import type { Environment } from './core/environment.ts';
import { Switchboards } from './core/switchboards.ts';
import { ServerError } from './errors.ts';
import type { Peer } from './front/command-runner.ts';
import { ByteSlab } from './front/byte-slab.ts';
import { DispatchConnection } from './front/dispatch/connection.ts';
import { Entrance } from './front/entrance.ts';
import type { FrontOptions } from './front/front-options.ts';
import { BroadcastEncoder } from './front/notification/broadcast-encoder.ts';
import { NotificationConnection, type NotificationHost } from './front/notification/connection.ts';
import { Registration } from './front/passport/login-routes.ts';
import type { Connection, Waker } from './front/send-queue.ts';
import { SwitchboardConnection } from './front/switchboard/connection.ts';
import type { MessageRates } from './front/switchboard/message-rates.ts';
import type { SwitchboardParticipant } from './front/switchboard/participant.ts';
import type { Store } from './store/store.ts';

export interface ServiceOptions extends FrontOptions {
  /** Whether people from other machines may register. */
  readonly isRegistrationOpen: () => boolean;
  /** Contact that every new account gets, and that gets every new account. */
  readonly greeter?: AccountName;
  /** Makes byte arrays in the platform's favourite form. */
  readonly allocate?: (length: number) => Uint8Array;
}

export class Service {
  readonly core: Core;
  readonly switchboards: Switchboards<SwitchboardParticipant>;
  readonly registration: Registration;
  /** To be rewound by a listener whenever all that was said is out. */
  readonly slab: ByteSlab;
  readonly messageRates: MessageRates;
  readonly #options: ServiceOptions;
  readonly #notificationHost: NotificationHost;

  constructor(store: Store, environment: Environment, options: ServiceOptions) {
    this.core = new Core(store, environment);
    this.switchboards = new Switchboards(this.core.sessions, environment);
    this.slab = new ByteSlab(options.allocate);
    this.messageRates = options.messageRates ?? {};
    this.#options = options;
    this.#notificationHost = {
      core: this.core,
      options,
      broadcast: new BroadcastEncoder(),
      requestSwitchboard: (session) => this.switchboards.request(session),
    };
    this.registration = new Registration(this.core, options.isRegistrationOpen, (address) =>
      this.#introduceGreeter(address),
    );
  }

  /** A new connection; `waker` is told whenever it has something to drain. */
  accept(peer: Peer, waker: Waker): Entrance {
    return new Entrance(waker, this.core.environment.now(), (kind) => this.#open(kind, peer, waker));
  }

  /** Fails with a `ServerError`: badAddress, badPassword, badName, addressTaken. */
  async createAccount(request: NewAccountRequest): Promise<AccountName> {
    const address = await this.core.accounts.create(request);
    await this.#introduceGreeter(address);
    return address;
  }

  /** Fails with `unknownAccount` or `badAddress`. The account is signed out and leaves its switchboards. */
  async deleteAccount(address: string): Promise<void> {
    this.switchboards.expel(await this.core.deleteAccount(address));
  }

  /** Puts two accounts on one another's forward and allow lists. */
  async befriend(first: string, second: string): Promise<void> {
    const [left, right] = [parseAccountName(first), parseAccountName(second)];
    const known = left && right && (await this.core.contactLists.befriend(left, right));
    if (known !== true) throw new ServerError('unknownAccount', `${first} or ${second} is not an account`);
  }

  /** Work that time alone brings: silent switchboards, stale tickets, old messages. Connections have their own deadlines. */
  sweep(now: number): void {
    this.switchboards.expire(now);
    this.core.passportTickets.expire(now);
    void this.core.offlineMessages.expire(now);
  }

  #open(kind: ConnectionKind, peer: Peer, waker: Waker): Connection {
    const { referTo } = this.#options;
    if (kind === 'switchboard') return new SwitchboardConnection(this, peer, waker);
    if (referTo === undefined) return new NotificationConnection(this.#notificationHost, peer, waker);
    return new DispatchConnection({ environment: this.core.environment, referTo }, peer, waker);
  }

  async #introduceGreeter(address: string): Promise<void> {
    const { greeter } = this.#options;
    if (greeter !== undefined && greeter !== address) await this.befriend(greeter, address);
  }
}
