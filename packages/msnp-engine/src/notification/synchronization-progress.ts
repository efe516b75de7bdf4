/**
 * When is the contact list complete? The wire has no mark for it. From MSNP8 on SYN announces how many lines
 * follow; before, each line says its place in its list and all four lists must have come to their end.
 */
import type { ListName, ServerNotificationCommand } from '@nudge/msnp-codec';

/** Most lines SYN may bring; room for the longest list with every property of every contact. */
export const SYNCHRONIZATION_LINES_MAX = 200_000;

type SynCommand = Extract<ServerNotificationCommand, { readonly verb: 'SYN' }>;
type LstCommand = Extract<ServerNotificationCommand, { readonly verb: 'LST' }>;

/** Lists that SYN brings one by one up to MSNP7. */
const SEPARATE_LISTS: readonly ListName[] = ['forward', 'allow', 'block', 'reverse'];

type Expectation =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'counts'; readonly contacts: number; readonly groups: number }
  | { readonly kind: 'lists' }
  | { readonly kind: 'unchanged' };

export class SynchronizationProgress {
  #expectation: Expectation = { kind: 'nothing' };
  #contacts = 0;
  #groups = 0;
  #lines = 0;
  readonly #openLists = new Set<ListName>(SEPARATE_LISTS);

  /** SYN was answered. Without counts, or with the version we sent, nothing follows. */
  begun(command: SynCommand, sentVersions: readonly string[], hasSeparateLists: boolean): void {
    const { contactCount, groupCount } = command;
    if (contactCount !== undefined && groupCount !== undefined) {
      this.#expectation = { kind: 'counts', contacts: contactCount, groups: groupCount };
      return;
    }
    const isUnchanged = command.listVersions.every((version, index) => version === sentVersions[index]);
    this.#expectation = hasSeparateLists && !isUnchanged ? { kind: 'lists' } : { kind: 'unchanged' };
  }

  /** Counts a follower of any kind; false when there are more than any list can have. */
  lineArrived(): boolean {
    this.#lines++;
    return this.#lines <= SYNCHRONIZATION_LINES_MAX;
  }

  groupListed(): void {
    this.#groups++;
  }

  contactListed(command: LstCommand): void {
    this.#contacts++;
    const list = command.list ?? command.contact?.lists[0];
    if (list !== undefined && command.index === command.total) this.#openLists.delete(list);
  }

  get isComplete(): boolean {
    const expectation = this.#expectation;
    switch (expectation.kind) {
      case 'nothing':
        return false;
      case 'unchanged':
        return true;
      case 'lists':
        return this.#openLists.size === 0;
      case 'counts':
        // Groups come before contacts, and servers disagree on whether group 0 is counted: the last contact
        // ends the list.
        if (this.#contacts < expectation.contacts) return false;
        return expectation.contacts > 0 || this.#groups >= expectation.groups;
    }
  }
}
