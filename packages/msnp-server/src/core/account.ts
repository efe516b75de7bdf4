/** An account in memory: what its rows in the store say, kept while somebody works with it. */
import { LIST_BITS, type AccountName, type DefaultPrivacy, type NotifyOnAdd } from '@nudge/msnp-codec';
import type { ContactRecord, GroupRecord, Properties, StoreChange, StoredAccount } from '../store/store.ts';

/** Shared by all accounts that have none: most of what is kept for somebody silent would be empty maps. */
const NO_PROPERTIES: Properties = new Map();
const NO_CONTACTS: ReadonlyMap<AccountName, ContactRecord> = new Map();

/** On the pending list and neither allowed nor blocked: the owner has not answered yet. */
export function awaitsAnswer(lists: number): boolean {
  const decided = LIST_BITS.allow | LIST_BITS.block;
  return (lists & LIST_BITS.pending) !== 0 && (lists & decided) === 0;
}

export class Account {
  readonly address: AccountName;
  friendlyName: string;
  listVersion: number;
  listChangedAt: number;
  defaultPrivacy: DefaultPrivacy;
  notifyOnAdd: NotifyOnAdd;
  properties: Properties;
  groups: readonly GroupRecord[];
  #contacts: Map<AccountName, ContactRecord> | undefined;

  constructor(stored: StoredAccount) {
    const { record } = stored;
    this.address = record.address;
    this.friendlyName = record.friendlyName;
    this.listVersion = record.listVersion;
    this.listChangedAt = record.listChangedAt;
    this.defaultPrivacy = record.defaultPrivacy;
    this.notifyOnAdd = record.notifyOnAdd;
    this.properties = stored.properties.size === 0 ? NO_PROPERTIES : stored.properties;
    this.groups = stored.groups;
    if (stored.contacts.length === 0) this.#contacts = undefined;
    else this.#contacts = new Map(stored.contacts.map((contact) => [contact.address, contact]));
  }

  get contacts(): ReadonlyMap<AccountName, ContactRecord> {
    return this.#contacts ?? NO_CONTACTS;
  }

  /** Whether `viewer` may see and call this account: on the allow list, or on neither under BLP AL. */
  lets(viewer: AccountName): boolean {
    const lists = this.contacts.get(viewer)?.lists ?? 0;
    if ((lists & LIST_BITS.block) !== 0) return false;
    return (lists & LIST_BITS.allow) !== 0 || this.defaultPrivacy === 'allow';
  }

  /** Whether this account has the person on its forward list. */
  watches(principal: AccountName): boolean {
    return ((this.contacts.get(principal)?.lists ?? 0) & LIST_BITS.forward) !== 0;
  }

  /** Whether the person has added this account and was not answered yet. */
  owesAnswer(principal: AccountName): boolean {
    return awaitsAnswer(this.contacts.get(principal)?.lists ?? 0);
  }

  /** The other account is gone: it watches nobody any more. Mirrors what the store did to its rows. */
  forgetWatcher(address: AccountName): void {
    const contact = this.contacts.get(address);
    if (contact === undefined) return;
    const lists = contact.lists & ~(LIST_BITS.reverse | LIST_BITS.pending);
    this.listVersion++;
    if (lists === 0) this.#contacts?.delete(address);
    else this.#contacts?.set(address, { ...contact, lists });
  }

  countOn(bit: number): number {
    let count = 0;
    for (const contact of this.contacts.values()) if ((contact.lists & bit) !== 0) count++;
    return count;
  }

  /** Takes over a change of this account that the store has accepted. */
  absorb(change: StoreChange): void {
    switch (change.kind) {
      case 'friendlyName':
        this.friendlyName = change.friendlyName;
        return;
      case 'defaultPrivacy':
        this.defaultPrivacy = change.privacy;
        return;
      case 'notifyOnAdd':
        this.notifyOnAdd = change.notifyOnAdd;
        return;
      case 'listVersion':
        this.listVersion = change.listVersion;
        this.listChangedAt = change.changedAt;
        return;
      case 'property':
        this.properties = withProperty(this.properties, change.property, change.value);
        return;
      case 'contact':
        (this.#contacts ??= new Map()).set(change.contact.address, change.contact);
        return;
      case 'contactName':
        return this.#renameContact(change);
      // Asked of the store by the few who have any.
      case 'invitation':
      case 'invitationRemoved':
        return;
      case 'contactRemoved':
        this.#contacts?.delete(change.address);
        return;
      case 'group':
        this.groups = withGroup(this.groups, change.group);
        return;
      case 'groupRemoved':
        this.groups = this.groups.filter((group) => group.number !== change.number);
    }
  }

  #renameContact({
    address,
    was,
    friendlyName,
  }: Extract<StoreChange, { readonly kind: 'contactName' }>): void {
    const contact = this.contacts.get(address);
    if (contact === undefined || ![was, address].includes(contact.friendlyName)) return;
    this.#contacts?.set(address, { ...contact, friendlyName });
  }
}

function withProperty(properties: Properties, property: string, value: string | undefined): Properties {
  const changed = new Map(properties);
  if (value === undefined) changed.delete(property);
  else changed.set(property, value);
  return changed;
}

function withGroup(groups: readonly GroupRecord[], group: GroupRecord): readonly GroupRecord[] {
  return [...groups.filter((other) => other.number !== group.number), group].sort(
    (left, right) => left.number - right.number,
  );
}
