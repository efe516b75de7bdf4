/**
 * The five lists and the rules between them: allow and block exclude each other, the reverse list mirrors the
 * other side's forward list, and whoever adds somebody undecided lands on that person's pending list. A change
 * that concerns two accounts is stored as one.
 */
import { LIST_BITS, type AccountName, type ListName } from '@nudge/msnp-codec';
import { LIST_MAX_ENTRIES } from '../limits.ts';
import type { ContactRecord, StoreChange } from '../store/store.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { Environment } from './environment.ts';
import { accepted, refused, type Outcome, type Refusal } from './outcome.ts';
import type { Presence } from './presence.ts';
import { randomGuid } from './random-text.ts';

export interface ListEntry {
  readonly list: ListName;
  readonly address: AccountName;
  /** Forward list only; a client that knows no name gives none, or the address. */
  readonly friendlyName?: string;
  /** Forward list only: also puts the contact into this group. */
  readonly group?: number;
  /** Whether contacts without a group count as members of group 0 (MSNP7 to 9). */
  readonly countsGroupZero?: boolean;
  /** Allowing or blocking also takes the person off the pending list, of which the client knows nothing. */
  readonly settlesPending?: boolean;
}

/** Lists that exclude one another. */
const OPPOSITE_BITS: Partial<Record<ListName, number>> = {
  allow: LIST_BITS.block,
  block: LIST_BITS.allow,
};

export class ContactLists {
  readonly #directory: Directory;
  readonly #presence: Presence;
  readonly #environment: Environment;

  constructor(directory: Directory, presence: Presence, environment: Environment) {
    this.#directory = directory;
    this.#presence = presence;
    this.#environment = environment;
  }

  add(account: Account, entry: ListEntry): Promise<Outcome<ContactRecord>> {
    return this.#directory.exclusively(() =>
      entry.list === 'forward' ? this.#addForward(account, entry) : this.#addOther(account, entry),
    );
  }

  remove(account: Account, list: ListName, address: AccountName): Promise<Outcome<ContactRecord>> {
    return this.#directory.exclusively(() =>
      list === 'forward' ? this.#removeForward(account, address) : this.#removeOther(account, list, address),
    );
  }

  /** Gives a contact another name in the owner's list. */
  rename(account: Account, address: AccountName, friendlyName: string): Promise<Outcome<ContactRecord>> {
    return this.#directory.exclusively(async () => {
      const contact = account.contacts.get(address);
      if (contact === undefined) return refused('notThere');
      return accepted(await this.#replace(account, { ...contact, friendlyName }));
    });
  }

  /** Takes a contact out of one group; it stays on the forward list. */
  leaveGroup(account: Account, address: AccountName, group: number): Promise<Outcome<ContactRecord>> {
    return this.#directory.exclusively(async () => {
      if (!isGroup(account, group)) return refused('unknownGroup');
      const contact = account.contacts.get(address);
      if (contact === undefined || (contact.lists & LIST_BITS.forward) === 0) return refused('notThere');
      if (!contact.groups.includes(group)) return refused('notInGroup');
      const groups = contact.groups.filter((other) => other !== group);
      return accepted(await this.#replace(account, { ...contact, groups }));
    });
  }

  /** Puts two accounts on one another's forward and allow lists. False when one does not exist. */
  befriend(first: AccountName, second: AccountName): Promise<boolean> {
    return this.#directory.exclusively(async () => {
      const left = await this.#directory.open(first);
      const right = await this.#directory.open(second);
      if (left === undefined || right === undefined || first === second) return false;
      const changes = [this.#mutual(left, right), this.#mutual(right, left)];
      const news = [!right.watches(first), !left.watches(second)];
      await this.#directory.commit([left, right], changes);
      if (news[0] === true) this.#directory.sessions.find(first)?.events.addedBy(second, right.friendlyName);
      if (news[1] === true) this.#directory.sessions.find(second)?.events.addedBy(first, left.friendlyName);
      return true;
    });
  }

  #mutual(owner: Account, other: Account): StoreChange {
    const known = this.#known(owner, other.address, other.friendlyName);
    const kept = known.lists & ~(LIST_BITS.block | LIST_BITS.pending);
    const lists = kept | LIST_BITS.forward | LIST_BITS.allow | LIST_BITS.reverse;
    return { kind: 'contact', owner: owner.address, contact: { ...known, lists } };
  }

  async #addForward(account: Account, entry: ListEntry): Promise<Outcome<ContactRecord>> {
    const { address, group } = entry;
    const principal = await this.#directory.open(address);
    if (principal === undefined) return refused('unknownAccount');
    if (group !== undefined && !isGroup(account, group)) return refused('unknownGroup');
    const given = entry.friendlyName === address ? undefined : entry.friendlyName;
    const known = this.#known(account, address, principal.friendlyName);
    if ((known.lists & LIST_BITS.forward) !== 0) return this.#joinGroup(account, known, entry);
    if (isFull(account, LIST_BITS.forward)) return refused('listFull');
    const contact = {
      ...known,
      lists: known.lists | LIST_BITS.forward,
      friendlyName: given ?? (known.friendlyName === address ? principal : known).friendlyName,
      groups: group === undefined || group === 0 ? [] : [group],
    };
    if (address === account.address) return accepted(await this.#replace(account, contact));
    await this.#directory.commit(
      [account, principal],
      [{ kind: 'contact', owner: account.address, contact }, this.#reversed(principal, account)],
    );
    this.#directory.sessions.find(address)?.events.addedBy(account.address, account.friendlyName);
    return accepted(contact);
  }

  /** The other side's row after being added: reverse, and pending when nothing was decided yet. */
  #reversed(principal: Account, account: Account): StoreChange {
    const row = this.#known(principal, account.address, account.friendlyName);
    const decided = (row.lists & (LIST_BITS.allow | LIST_BITS.block)) !== 0;
    const lists = row.lists | LIST_BITS.reverse | (decided ? 0 : LIST_BITS.pending);
    return { kind: 'contact', owner: principal.address, contact: { ...row, lists } };
  }

  async #joinGroup(
    account: Account,
    contact: ContactRecord,
    entry: ListEntry,
  ): Promise<Outcome<ContactRecord>> {
    const { group } = entry;
    if (group === undefined) return refused('alreadyThere');
    const current = entry.countsGroupZero === true && contact.groups.length === 0 ? [0] : contact.groups;
    if (current.includes(group)) return refused('alreadyThere');
    return accepted(await this.#replace(account, { ...contact, groups: [...current, group] }));
  }

  async #addOther(account: Account, entry: ListEntry): Promise<Outcome<ContactRecord>> {
    const { address, list } = entry;
    const bit = LIST_BITS[list];
    const known = account.contacts.get(address);
    if (known === undefined && (await this.#directory.open(address)) === undefined) {
      return refused('unknownAccount');
    }
    const contact = known ?? this.#known(account, address, entry.friendlyName ?? address);
    const problem = this.#problem(account, contact, list);
    if (problem !== undefined) return refused(problem);
    const letBefore = account.lets(address);
    const kept = entry.settlesPending === true ? contact.lists & ~LIST_BITS.pending : contact.lists;
    const stored = await this.#replace(account, { ...contact, lists: kept | bit });
    this.#presence.visibilityChanged(account, address, letBefore);
    return accepted(stored);
  }

  #problem(account: Account, contact: ContactRecord, list: ListName): Refusal | undefined {
    // From MSNP10 on a client confirms an accepted person on the reverse list, where the server put it already.
    if (list === 'reverse') return (contact.lists & LIST_BITS.reverse) === 0 ? 'notThere' : undefined;
    if ((contact.lists & LIST_BITS[list]) !== 0) return 'alreadyThere';
    if ((contact.lists & (OPPOSITE_BITS[list] ?? 0)) !== 0) return 'onOppositeList';
    return isFull(account, LIST_BITS[list]) ? 'listFull' : undefined;
  }

  async #removeForward(account: Account, address: AccountName): Promise<Outcome<ContactRecord>> {
    const contact = account.contacts.get(address);
    if (contact === undefined || (contact.lists & LIST_BITS.forward) === 0) return refused('notThere');
    const left: ContactRecord = { ...contact, lists: contact.lists & ~LIST_BITS.forward, groups: [] };
    const principal = address === account.address ? undefined : await this.#directory.open(address);
    if (principal === undefined) return accepted(await this.#replace(account, left));
    const row = principal.contacts.get(account.address);
    const changes = [rowChange(account, left)];
    if (row !== undefined) {
      changes.push(
        rowChange(principal, { ...row, lists: row.lists & ~(LIST_BITS.reverse | LIST_BITS.pending) }),
      );
    }
    await this.#directory.commit([account, principal], changes);
    this.#directory.sessions.find(address)?.events.removedBy(account.address);
    return accepted(left);
  }

  async #removeOther(
    account: Account,
    list: ListName,
    address: AccountName,
  ): Promise<Outcome<ContactRecord>> {
    const contact = account.contacts.get(address);
    const bit = LIST_BITS[list];
    if (contact === undefined || (contact.lists & bit) === 0) return refused('notThere');
    const letBefore = account.lets(address);
    const stored = await this.#replace(account, { ...contact, lists: contact.lists & ~bit });
    this.#presence.visibilityChanged(account, address, letBefore);
    return accepted(stored);
  }

  async #replace(account: Account, contact: ContactRecord): Promise<ContactRecord> {
    await this.#directory.commit([account], [rowChange(account, contact)]);
    return contact;
  }

  #known(owner: Account, address: AccountName, friendlyName: string): ContactRecord {
    const known = owner.contacts.get(address);
    if (known !== undefined) return known;
    return { address, contactId: randomGuid(this.#environment), lists: 0, friendlyName, groups: [] };
  }
}

function isGroup(account: Account, number: number): boolean {
  return number === 0 || account.groups.some((group) => group.number === number);
}

function isFull(account: Account, bit: number): boolean {
  return account.contacts.size >= LIST_MAX_ENTRIES && account.countOn(bit) >= LIST_MAX_ENTRIES;
}

/** A row on no list any more goes away. */
function rowChange(owner: Account, contact: ContactRecord): StoreChange {
  if (contact.lists === 0) {
    return { kind: 'contactRemoved', owner: owner.address, address: contact.address };
  }
  return { kind: 'contact', owner: owner.address, contact };
}
