/** Contact groups. A group that goes leaves its members on the forward list. */
import { GROUP_NAME_MAX_BYTES, GROUPS_MAX } from '@nudge/msnp-codec';
import type { ContactRecord, GroupRecord, StoreChange } from '../store/store.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { Environment } from './environment.ts';
import { encodedLength } from './encoded-length.ts';
import { accepted, refused, type Outcome, type Refusal } from './outcome.ts';
import { randomGuid } from './random-text.ts';

export class Groups {
  readonly #directory: Directory;
  readonly #environment: Environment;

  constructor(directory: Directory, environment: Environment) {
    this.#directory = directory;
    this.#environment = environment;
  }

  add(account: Account, name: string): Promise<Outcome<GroupRecord>> {
    return this.#directory.exclusively(async () => {
      const problem = nameProblem(account, name);
      if (problem !== undefined) return refused(problem);
      // "Other Contacts" is one of the groups an account may have, though no row stands for it.
      if (account.groups.length + 1 >= GROUPS_MAX) return refused('tooManyGroups');
      const group = { number: freeNumber(account), guid: randomGuid(this.#environment), name };
      await this.#directory.commit([account], [{ kind: 'group', owner: account.address, group }]);
      return accepted(group);
    });
  }

  rename(account: Account, number: number, name: string): Promise<Outcome<GroupRecord>> {
    return this.#directory.exclusively(async () => {
      const known = account.groups.find((group) => group.number === number);
      if (known === undefined) return refused('unknownGroup');
      const problem = nameProblem(account, name, number);
      if (problem !== undefined) return refused(problem);
      const group = { ...known, name };
      await this.#directory.commit([account], [{ kind: 'group', owner: account.address, group }]);
      return accepted(group);
    });
  }

  remove(account: Account, number: number): Promise<Outcome<GroupRecord>> {
    return this.#directory.exclusively(async () => {
      if (number === 0) return refused('groupNotRemovable');
      const group = account.groups.find((other) => other.number === number);
      if (group === undefined) return refused('unknownGroup');
      const { address: owner } = account;
      const changes: StoreChange[] = [{ kind: 'groupRemoved', owner, number }];
      for (const contact of account.contacts.values()) {
        if (!contact.groups.includes(number)) continue;
        changes.push({ kind: 'contact', owner, contact: withoutGroup(contact, number) });
      }
      await this.#directory.commit([account], changes);
      return accepted(group);
    });
  }
}

function withoutGroup(contact: ContactRecord, number: number): ContactRecord {
  return { ...contact, groups: contact.groups.filter((other) => other !== number) };
}

function nameProblem(account: Account, name: string, except?: number): Refusal | undefined {
  if (encodedLength(name) > GROUP_NAME_MAX_BYTES) return 'groupNameTooLong';
  const taken = account.groups.some((group) => group.number !== except && group.name === name);
  return taken ? 'groupNameTaken' : undefined;
}

function freeNumber(account: Account): number {
  const taken = new Set(account.groups.map((group) => group.number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}
