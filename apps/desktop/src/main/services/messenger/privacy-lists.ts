/**
 * Who may see this account and write to it, as the server keeps it: the allow and block lists, what holds for
 * everybody else, and who has this account on their list. Known from the end of signing in until signing out; a
 * lost line leaves it standing.
 */
import type {
  PrivacyList,
  PrivacyPersonView,
  PrivacyView,
  Reply,
  RequestArguments,
} from '@nudge/ipc-contract';
import { parseAccountName } from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, OwnProfile } from '@nudge/msnp-engine';
import { Emitter } from '../support/emitter.ts';
import { done } from '../support/reply.ts';
import type { EnginePort } from './engine-port.ts';
import type { ListEditing } from './list-editing.ts';
import { replyOf } from './request-failures.ts';

type Editing = Pick<ListEditing, 'block' | 'unblock' | 'forgetPrivacy'>;

export class PrivacyLists {
  readonly changed = new Emitter<PrivacyView | undefined>();
  readonly #engine: EnginePort;
  readonly #editing: Editing;
  readonly #nameOf: (address: string) => string;
  readonly #people = new Map<string, PrivacyPersonView>();
  #profile: OwnProfile | undefined;

  constructor(engine: EnginePort, editing: Editing, nameOf: (address: string) => string) {
    this.#engine = engine;
    this.#editing = editing;
    this.#nameOf = nameOf;
  }

  get view(): PrivacyView | undefined {
    if (this.#profile === undefined) return undefined;
    return {
      people: [...this.#people.values()],
      othersAreBlocked: this.#profile.defaultPrivacy === 'block',
      asksWhenAdded: this.#profile.notifyOnAdd === 'ask',
    };
  }

  take(event: MessengerEvent): void {
    switch (event.type) {
      case 'signedIn':
        return this.#replaceAll();
      case 'signedOut':
      case 'signInFailed':
        this.#people.clear();
        return this.#tellProfile(undefined);
      case 'ownProfileChanged':
        // While signing in the lists come piece by piece.
        return this.#profile === undefined ? undefined : this.#tellProfile(event.profile);
      case 'contactChanged':
        return this.#profile !== undefined && this.#note(event.contact) ? this.#tell() : undefined;
      case 'contactRemoved':
        return this.#people.delete(event.account) ? this.#tell() : undefined;
      default:
    }
  }

  /** One calls somebody by another name now. */
  tellName(address: string): void {
    const account = parseAccountName(address);
    const contact = account && this.#engine.state.contacts.get(account);
    if (this.#profile !== undefined && contact !== undefined && this.#note(contact)) this.#tell();
  }

  /** One change after the other, up to the first that the server refuses. */
  async apply(patch: RequestArguments<'changePrivacy'>): Promise<Reply<undefined>> {
    const { moves, othersAreBlocked, asksWhenAdded } = patch;
    for (const { address, list } of moves) {
      const reply = await this.#move(address, list);
      if (!reply.ok) return reply;
    }
    if (othersAreBlocked !== undefined) {
      const privacy = othersAreBlocked ? 'block' : 'allow';
      const outcome = await this.#engine.ask({ type: 'setDefaultPrivacy', privacy });
      if (!outcome.ok) return replyOf(outcome);
    }
    if (asksWhenAdded === undefined) return done;
    const notifyOnAdd = asksWhenAdded ? 'ask' : 'never';
    return replyOf(await this.#engine.ask({ type: 'setNotifyOnAdd', notifyOnAdd }));
  }

  #move(address: string, list: PrivacyList): Promise<Reply<undefined>> {
    switch (list) {
      case 'allowed':
        return this.#editing.unblock(address);
      case 'blocked':
        return this.#editing.block(address);
      case 'none':
        return this.#editing.forgetPrivacy(address);
    }
  }

  #replaceAll(): void {
    const { contacts, profile } = this.#engine.state;
    this.#people.clear();
    for (const contact of contacts.values()) this.#note(contact);
    this.#tellProfile(profile);
  }

  /** Answers whether anything that is shown of them is another thing now. */
  #note(contact: Contact): boolean {
    const before = this.#people.get(contact.account);
    const person = personOf(contact, this.#nameOf(contact.account));
    if (person === undefined) return this.#people.delete(contact.account);
    this.#people.set(contact.account, person);
    return before === undefined || JSON.stringify(person) !== JSON.stringify(before);
  }

  #tellProfile(profile: OwnProfile | undefined): void {
    const before = this.#profile;
    this.#profile = profile;
    const isSame =
      before?.defaultPrivacy === profile?.defaultPrivacy &&
      before?.notifyOnAdd === profile?.notifyOnAdd &&
      before?.account === profile?.account;
    if (!isSame || before === undefined) this.#tell();
  }

  #tell(): void {
    this.changed.emit(this.view);
  }
}

/** Undefined for somebody about whom nothing is decided and who does not have us. */
function personOf({ account, lists }: Contact, displayName: string): PrivacyPersonView | undefined {
  const isDecided = lists.has('allow') || lists.has('block');
  if (!isDecided && !lists.has('reverse')) return undefined;
  return {
    address: account,
    displayName,
    list: listOf(lists),
    isContact: lists.has('forward'),
    hasUsOnTheirList: lists.has('reverse'),
  };
}

function listOf(lists: Contact['lists']): PrivacyList {
  if (lists.has('block')) return 'blocked';
  return lists.has('allow') ? 'allowed' : 'none';
}
