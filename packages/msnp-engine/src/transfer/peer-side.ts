/**
 * One protocol with one person, as it sees the world around it: the switchboard that it shares with others, and
 * links of its own. What was sent is settled exactly once, also when the switchboard is lost or not used any more.
 */
import type { AccountName } from '@nudge/msnp-codec';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { SwitchboardCargo } from '../switchboard/switchboard-output.ts';
import type { LinkHost } from './link-port.ts';
import type { PeerHost, PeerUser } from './peer-port.ts';
import type { TransferFailureReason } from './transfer-model.ts';

/** What one side needs of the peer that it is a side of. */
export interface PeerSurroundings {
  readonly environment: MessengerEnvironment;
  readonly account: AccountName;
  readonly peer: AccountName;
  readonly ownAddress: PeerHost['ownAddress'];
  readonly features: ReadonlySet<string>;
  readonly isReady: boolean;
  wished(now: number): void;
  carry(message: SwitchboardCargo, now: number): void;
}

export class PeerSide<User extends PeerUser> implements PeerHost {
  readonly links: LinkHost;
  readonly user: User;
  readonly #around: PeerSurroundings;
  readonly #unsettled = new Map<string, SwitchboardCargo>();
  #isWanted = false;

  constructor(around: PeerSurroundings, links: LinkHost, createUser: (host: PeerHost) => User) {
    this.#around = around;
    this.links = links;
    this.user = createUser(this);
  }

  get environment(): MessengerEnvironment {
    return this.#around.environment;
  }

  get account(): AccountName {
    return this.#around.account;
  }

  get peer(): AccountName {
    return this.#around.peer;
  }

  get ownAddress(): PeerHost['ownAddress'] {
    return this.#around.ownAddress;
  }

  get peerFeatures(): ReadonlySet<string> {
    return this.#around.features;
  }

  get isReady(): boolean {
    return this.#around.isReady;
  }

  get isWanted(): boolean {
    return this.#isWanted;
  }

  get isIdle(): boolean {
    return !this.#isWanted && this.#unsettled.size === 0;
  }

  wantSwitchboard(isWanted: boolean, now: number): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#around.wished(now);
  }

  send(...[mode, body, token, now]: Parameters<PeerHost['send']>): void {
    const message: SwitchboardCargo = {
      mode,
      body,
      settled: (result, later) => {
        if (this.#unsettled.get(token) !== message) return;
        this.#unsettled.delete(token);
        this.user.settled(token, result, later);
      },
    };
    this.#unsettled.set(token, message);
    this.#around.carry(message, now);
  }

  /** The switchboard is gone, or is none for two any more. */
  lost(now: number): void {
    for (const message of this.#unsettled.values()) message.settled('unknown', now);
    this.user.lost(now);
  }

  /** The wish ends with its refusal; the next one is made anew. */
  refused(reason: TransferFailureReason, now: number): void {
    this.#isWanted = false;
    this.user.refused(reason, now);
  }
}
