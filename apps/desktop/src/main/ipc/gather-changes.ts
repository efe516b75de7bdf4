/**
 * Changes of one tick on their way to one window. Of changes that tell a whole thing only the newest goes out;
 * contacts that changed one by one go out together.
 */
import type { Changes, ContactView, WindowKind } from '@nudge/ipc-contract';

export type AnyChange = Changes[WindowKind];

/** Each of these replaces what came before it; all other kinds keep their order. */
const WHOLE: ReadonlySet<AnyChange['type']> = new Set<AnyChange['type']>([
  'settingsChanged',
  'localeChanged',
  'appearanceChanged',
  'sessionChanged',
  'accountsChanged',
  'serversChanged',
  'ownChanged',
  'contactsReplaced',
  'groupsChanged',
  'requestsChanged',
  'conversationsChanged',
  'startNoticesChanged',
  'outsideChanged',
  'participantsChanged',
  'abilityChanged',
  'typingChanged',
  'lastReceivedChanged',
  'invitableChanged',
  'countChanged',
  'textChanged',
  'requestChanged',
  'pageRequested',
  'hostChanged',
  'storedChanged',
  'missedNudgesChanged',
  'privacyChanged',
  'doctorChanged',
  'picturesChanged',
  'emoticonsChanged',
  'historyConversationsChanged',
  'historyProtectionChanged',
  'conversationRequested',
  'logProgressChanged',
  'backgroundChanged',
  'tabsChanged',
  'onTopChanged',
  'statusPageChanged',
  'updatesChanged',
]);

export class GatheredChanges {
  #changes: AnyChange[] = [];
  readonly #contacts = new Map<string, ContactView>();

  get isEmpty(): boolean {
    return this.#changes.length === 0 && this.#contacts.size === 0;
  }

  add(change: AnyChange): void {
    if (change.type === 'contactsChanged') {
      for (const contact of change.contacts) this.#contacts.set(contact.address, contact);
      return;
    }
    if (change.type === 'contactsReplaced') this.#contacts.clear();
    if (change.type === 'contactRemoved') this.#contacts.delete(change.address);
    if (WHOLE.has(change.type)) this.#changes = this.#changes.filter(({ type }) => type !== change.type);
    this.#changes.push(change);
  }

  /** Everything gathered, in the order to apply it; what follows starts empty. */
  take(): readonly AnyChange[] {
    const contacts = [...this.#contacts.values()];
    const changes = this.#changes;
    this.#changes = [];
    this.#contacts.clear();
    return contacts.length === 0 ? changes : withContacts(changes, contacts);
  }
}

/** A whole list takes in what changed right after it, as at the end of signing in: the window draws it once. */
function withContacts(changes: readonly AnyChange[], contacts: readonly ContactView[]): readonly AnyChange[] {
  const whole = changes.find(({ type }) => type === 'contactsReplaced');
  const isRemovedFrom = changes.some(({ type }) => type === 'contactRemoved');
  if (whole?.type !== 'contactsReplaced' || isRemovedFrom)
    return [...changes, { type: 'contactsChanged', contacts }];
  const all = new Map([...whole.contacts, ...contacts].map((contact) => [contact.address, contact]));
  return changes.map((change) => (change === whole ? { ...whole, contacts: [...all.values()] } : change));
}
