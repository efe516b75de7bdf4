/**
 * The way to an account: the one in memory while its owner is signed in, else a fresh copy from the store.
 * Changes go to the store first; only what it accepted reaches memory, and only then may a client hear of it.
 */
import type { AccountName } from '@nudge/msnp-codec';
import type { StoreChange, Store } from '../store/store.ts';
import { Account, awaitsAnswer } from './account.ts';
import type { Sessions } from './sessions.ts';
import { Sequence } from './sequence.ts';

export class Directory {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly #sequence = new Sequence();
  readonly #unixTime: () => number;

  constructor(store: Store, sessions: Sessions, unixTime: () => number) {
    this.store = store;
    this.sessions = sessions;
    this.#unixTime = unixTime;
  }

  /** Runs a task that reads accounts and changes them, alone among its kind. */
  exclusively<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#sequence.run(task);
  }

  async open(address: AccountName): Promise<Account | undefined> {
    const signedIn = this.sessions.find(address)?.account;
    if (signedIn !== undefined) return signedIn;
    const stored = await this.store.loadAccount(address);
    return stored === undefined ? undefined : new Account(stored);
  }

  /**
   * Stores the changes, forgets words of invitation that were answered by them, counts the list version of each of these accounts up by one, then updates memory: theirs, and
   * that of whoever else is signed in.
   */
  async commit(touched: readonly Account[], changes: readonly StoreChange[]): Promise<void> {
    const changedAt = this.#unixTime();
    const versions = touched.map((account): StoreChange => ({
      kind: 'listVersion',
      owner: account.address,
      listVersion: account.listVersion + 1,
      changedAt,
    }));
    const answered = changes.flatMap((change) => answeredInvitation(touched, change));
    const all = [...changes, ...answered, ...versions];
    await this.store.apply(all);
    for (const change of all) {
      for (const owner of change.kind === 'contactName' ? change.owners : [change.owner]) {
        const account = touched.find(({ address }) => address === owner);
        (account ?? this.sessions.find(owner)?.account)?.absorb(change);
      }
    }
  }
}

/** Kept no longer than the row of the list waits for an answer, whichever way that ends. */
function answeredInvitation(touched: readonly Account[], change: StoreChange): readonly StoreChange[] {
  if (change.kind !== 'contact' && change.kind !== 'contactRemoved') return [];
  const { owner } = change;
  const sender = change.kind === 'contact' ? change.contact.address : change.address;
  const wasOwed = touched.find(({ address }) => address === owner)?.owesAnswer(sender) === true;
  const isOwed = change.kind === 'contact' && awaitsAnswer(change.contact.lists);
  return wasOwed && !isOwed ? [{ kind: 'invitationRemoved', owner, sender }] : [];
}
