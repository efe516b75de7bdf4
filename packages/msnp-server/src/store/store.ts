/**
 * Where accounts and lists are kept. The store knows rows, not rules: the core decides what changes and hands
 * it over as one batch, which is durable as a whole before the promise settles. Failures are `ServerError`
 * with a `store…` code. Implementations run the suite in store.compliance.ts.
 */
import type { AccountName, DefaultPrivacy, NotifyOnAdd } from '@nudge/msnp-codec';
import type { OfflineMessageStore } from './offline-message-store.ts';

/** The weaker credential of MSNP2 to 7: MD5(salt + password), lower-case hex. */
export interface Md5Credential {
  readonly salt: string;
  readonly digest: string;
}

export interface Credentials {
  /** Argon2id in its encoded form. */
  readonly passwordHash: string;
  /** Absent for accounts that do not sign in with old clients. */
  readonly md5?: Md5Credential;
}

export interface AccountRecord {
  readonly address: AccountName;
  readonly friendlyName: string;
  /** Counts stored changes, from 1. */
  readonly listVersion: number;
  /** When the last change was stored, Unix milliseconds. */
  readonly listChangedAt: number;
  readonly defaultPrivacy: DefaultPrivacy;
  readonly notifyOnAdd: NotifyOnAdd;
}

export interface NewAccount extends AccountRecord {
  readonly credentials: Credentials;
}

export interface GroupRecord {
  /** Identifier up to MSNP9, from 1. */
  readonly number: number;
  /** Identifier from MSNP10 on. */
  readonly guid: string;
  readonly name: string;
}

export interface ContactRecord {
  readonly address: AccountName;
  /** GUID, the identifier on the forward list from MSNP10 on. */
  readonly contactId: string;
  /** Sum of `LIST_BITS`. */
  readonly lists: number;
  readonly friendlyName: string;
  /** Numbers of the groups; 0 is "Other Contacts". */
  readonly groups: readonly number[];
}

/** Phone numbers and the like, by their three-letter key. */
export type Properties = ReadonlyMap<string, string>;

/** An account with everything on its lists. */
export interface StoredAccount {
  readonly record: AccountRecord;
  readonly properties: Properties;
  readonly groups: readonly GroupRecord[];
  readonly contacts: readonly ContactRecord[];
}

/** What somebody wrote to an account that they have put on their list. */
export interface Invitation {
  readonly sender: AccountName;
  readonly text: string;
  /** Unix milliseconds. */
  readonly writtenAt: number;
}

export interface AccountSummary {
  readonly address: AccountName;
  readonly name: string;
  /** Whether old clients (MSNP2 to 7) may sign in. */
  readonly legacyMd5: boolean;
}

/** One stored change; `owner` is the account whose row it is, `owners` are those of several. */
export type StoreChange =
  | { readonly kind: 'friendlyName'; readonly owner: AccountName; readonly friendlyName: string }
  | { readonly kind: 'defaultPrivacy'; readonly owner: AccountName; readonly privacy: DefaultPrivacy }
  | { readonly kind: 'notifyOnAdd'; readonly owner: AccountName; readonly notifyOnAdd: NotifyOnAdd }
  | {
      readonly kind: 'listVersion';
      readonly owner: AccountName;
      readonly listVersion: number;
      readonly changedAt: number;
    }
  /** No value clears it. */
  | {
      readonly kind: 'property';
      readonly owner: AccountName;
      readonly property: string;
      readonly value?: string;
    }
  /** Adds or replaces. */
  | { readonly kind: 'contact'; readonly owner: AccountName; readonly contact: ContactRecord }
  /** A person has this name now, in all these lists; one that an owner chose (neither `was` nor the address) stays. */
  | {
      readonly kind: 'contactName';
      readonly owners: readonly AccountName[];
      readonly address: AccountName;
      readonly was: string;
      readonly friendlyName: string;
    }
  | { readonly kind: 'contactRemoved'; readonly owner: AccountName; readonly address: AccountName }
  /** Adds or replaces. */
  | { readonly kind: 'group'; readonly owner: AccountName; readonly group: GroupRecord }
  | { readonly kind: 'groupRemoved'; readonly owner: AccountName; readonly number: number }
  /** Adds, or replaces what the same sender wrote before; `owner` is the person it is for. */
  | { readonly kind: 'invitation'; readonly owner: AccountName; readonly invitation: Invitation }
  | { readonly kind: 'invitationRemoved'; readonly owner: AccountName; readonly sender: AccountName };

export interface Store {
  readonly offlineMessages: OfflineMessageStore;
  /** False when the address is taken. */
  createAccount(account: NewAccount): Promise<boolean>;
  findCredentials(address: AccountName): Promise<Credentials | undefined>;
  /** False when there is no such account. */
  setCredentials(address: AccountName, credentials: Credentials): Promise<boolean>;
  /**
   * Takes the account away, its lists, and the invitations and offline messages by it and to it; and it out of the
   * others' reverse and pending lists.
   */
  deleteAccount(address: AccountName): Promise<boolean>;
  listAccounts(): Promise<readonly AccountSummary[]>;
  /** A fixed number of queries, however long the lists are. */
  loadAccount(address: AccountName): Promise<StoredAccount | undefined>;
  /** Properties of everybody on this account's forward list who has any and lets it see them; one query. */
  loadPrincipalProperties(owner: AccountName): Promise<ReadonlyMap<AccountName, Properties>>;
  /** What was written to this account, the oldest first. */
  loadInvitations(owner: AccountName): Promise<readonly Invitation[]>;
  /** How many are kept of those that this account wrote. */
  countInvitationsBy(sender: AccountName): Promise<number>;
  /** All or nothing, and on disk when the promise settles. */
  apply(changes: readonly StoreChange[]): Promise<void>;
  /** A value of the installation's own, for instance the secret behind made-up salts. Keeps the first given. */
  keepSetting(key: string, fresh: string): Promise<string>;
  close(): Promise<void>;
}
