/** What people set about themselves: display name, privacy, phone numbers. */
import { LIST_BITS, type AccountName, type DefaultPrivacy, type NotifyOnAdd } from '@nudge/msnp-codec';
import { FRIENDLY_NAME_MAX_BYTES } from '../limits.ts';
import type { StoreChange } from '../store/store.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import { encodedLength } from './encoded-length.ts';
import { accepted, refused, type Outcome } from './outcome.ts';
import type { Presence } from './presence.ts';

export function isFriendlyName(name: string): boolean {
  return name.length > 0 && encodedLength(name) <= FRIENDLY_NAME_MAX_BYTES;
}

export class Settings {
  readonly #directory: Directory;
  readonly #presence: Presence;

  constructor(directory: Directory, presence: Presence) {
    this.#directory = directory;
    this.#presence = presence;
  }

  /** Stores the display name, also where others list it; watchers are told unless it stayed the same. */
  changeFriendlyName(account: Account, friendlyName: string): Promise<Outcome<Account>> {
    return this.#directory.exclusively(async () => {
      if (!isFriendlyName(friendlyName)) return refused('badName');
      const same = account.friendlyName === friendlyName;
      await this.#directory.commit(
        [account],
        [
          { kind: 'friendlyName', owner: account.address, friendlyName },
          ...namesInLists(account, friendlyName),
        ],
      );
      const session = this.#directory.sessions.find(account.address);
      if (!same && session?.showsItself === true) this.#presence.announce(session);
      return accepted(account);
    });
  }

  changeDefaultPrivacy(account: Account, privacy: DefaultPrivacy): Promise<Outcome<Account>> {
    return this.#directory.exclusively(async () => {
      if (account.defaultPrivacy === privacy) return refused('sameValue');
      const undecided = undecidedWatchers(account);
      const letBefore = account.defaultPrivacy === 'allow';
      await this.#directory.commit([account], [{ kind: 'defaultPrivacy', owner: account.address, privacy }]);
      for (const watcher of undecided) this.#presence.visibilityChanged(account, watcher, letBefore);
      return accepted(account);
    });
  }

  changeNotifyOnAdd(account: Account, notifyOnAdd: NotifyOnAdd): Promise<Outcome<Account>> {
    return this.#directory.exclusively(async () => {
      if (account.notifyOnAdd === notifyOnAdd) return refused('sameValue');
      await this.#directory.commit([account], [{ kind: 'notifyOnAdd', owner: account.address, notifyOnAdd }]);
      return accepted(account);
    });
  }

  /** Stores or clears a phone number or similar property and tells the watchers. */
  changeProperty(account: Account, property: string, value: string | undefined): Promise<Account> {
    return this.#directory.exclusively(async () => {
      const change = { kind: 'property', owner: account.address, property } as const;
      await this.#directory.commit([account], [value === undefined ? change : { ...change, value }]);
      this.#presence.propertyChanged(account, property, value);
      return account;
    });
  }
}

/** For everybody who has this account and may see it; with the name that it has had until now. */
function namesInLists(account: Account, friendlyName: string): readonly StoreChange[] {
  const { address, friendlyName: was } = account;
  if (was === friendlyName) return [];
  const owners = [...account.contacts.values()]
    .filter((contact) => (contact.lists & LIST_BITS.reverse) !== 0 && account.lets(contact.address))
    .map((contact) => contact.address);
  return owners.length === 0 ? [] : [{ kind: 'contactName', owners, address, was, friendlyName }];
}

/** People who watch this account and are on neither its allow nor its block list: BLP decides about them. */
function undecidedWatchers(account: Account): readonly AccountName[] {
  const decided = LIST_BITS.allow | LIST_BITS.block;
  return [...account.contacts.values()]
    .filter(({ lists }) => (lists & LIST_BITS.reverse) !== 0 && (lists & decided) === 0)
    .map(({ address }) => address);
}
