/**
 * Everybody this account knows: the list the windows show, those who wait for an answer, and the groups. It
 * keeps its own copy, so that a lost line leaves the list standing.
 */
import {
  INVITATION_MAX_CHARACTERS,
  type ContactNotesView,
  type ContactRequestView,
  type ContactView,
  type GroupView,
} from '@nudge/ipc-contract';
import type { Contact, ContactGroup, MessengerEvent, MessengerState } from '@nudge/msnp-engine';
import type { ChangeSink } from '../support/change-sink.ts';
import { shownText } from '../support/shown-line.ts';
import { calledName, contactView, groupView, waitsForAnswer } from './contact-views.ts';

/** From what somebody announced to the address of their picture; empty for none. */
export type PictureOf = (msnObject: string | undefined) => string;

/** What contacts called themselves when they were last seen. */
export interface NamesSeen {
  /** Empty for none. */
  readonly of: (address: string) => string;
  readonly note: (address: string, name: string) => void;
  readonly forget: (address: string) => void;
}

/** What this computer knows of contacts, beside what the server tells. */
export interface ContactExtras {
  readonly namesSeen: NamesSeen;
  readonly pictureOf: PictureOf;
  readonly notesOf: (address: string) => ContactNotesView;
  readonly isFavourite: (address: string) => boolean;
}

type ContactRequested = Extract<MessengerEvent, { readonly type: 'contactRequested' }>;

/** Of what somebody wrote on adding this account: whoever fills it with line breaks is not given a page. */
const INVITATION_SHOWN = { limit: INVITATION_MAX_CHARACTERS, lines: 12 };

const isOnList = (contact: Contact): boolean => contact.lists.has('forward');

export class ContactDirectory {
  readonly #changes: ChangeSink;
  readonly #state: () => MessengerState;
  readonly #extras: Partial<ContactExtras>;
  readonly #requests = new Map<string, ContactRequestView>();
  #contacts = new Map<string, Contact>();
  #groups = new Map<string, ContactGroup>();
  /** While signing in, pieces come one by one; the windows get the whole at the end. */
  #isComplete = false;

  constructor(changes: ChangeSink, state: () => MessengerState, extras: Partial<ContactExtras> = {}) {
    this.#changes = changes;
    this.#state = state;
    this.#extras = extras;
  }

  /** Anybody on any of the lists. Addresses are compared without regard to case. */
  find(address: string): Contact | undefined {
    return this.#contacts.get(address.toLowerCase());
  }

  view(contact: Contact): ContactView {
    return contactView(contact, {
      pictureUrl: this.#extras.pictureOf?.(contact.msnObject) ?? '',
      ...this.#extras.notesOf?.(contact.account),
      isFavourite: this.isFavourite(contact),
    });
  }

  /** Whoever is no longer on the list is nobody's favourite. */
  isFavourite(contact: Contact): boolean {
    return isOnList(contact) && (this.#extras.isFavourite?.(contact.account) ?? false);
  }

  /** What somebody is called wherever they are named; `theirs` where nothing better is known. */
  nameOf(address: string, theirs = ''): string {
    const friendlyName = this.find(address)?.friendlyName ?? '';
    const isKnown = friendlyName !== '' && friendlyName !== address;
    return calledName(this.nicknameOf(address), isKnown ? friendlyName : theirs, address);
  }

  /** One's own name for somebody; empty for none. */
  nicknameOf(address: string): string {
    return this.#extras.notesOf?.(address).nickname ?? '';
  }

  contacts(): readonly ContactView[] {
    return [...this.#contacts.values()].filter(isOnList).map((contact) => this.view(contact));
  }

  groups(): readonly GroupView[] {
    return [...this.#groups.values()].map(groupView);
  }

  requests(): readonly ContactRequestView[] {
    return [...this.#requests.values()];
  }

  take(event: MessengerEvent): void {
    switch (event.type) {
      case 'signedIn':
        return this.#replaceAll();
      case 'signedOut':
      case 'signInFailed':
        return this.#clear();
      case 'contactChanged':
        return this.#change(event.contact);
      case 'contactRemoved':
        return this.#remove(event.account);
      case 'contactRequested':
        return this.#addRequest(event);
      case 'groupChanged':
        this.#groups.set(event.group.groupId, event.group);
        return this.#tellGroups();
      case 'groupRemoved':
        this.#groups.delete(event.groupId);
        return this.#tellGroups();
      default:
    }
  }

  /** Address of somebody's picture; empty for none. */
  pictureOf(address: string): string {
    const contact = this.find(address);
    return contact === undefined ? '' : (this.#extras.pictureOf?.(contact.msnObject) ?? '');
  }

  /** Their picture is another one, or what is kept about them here; who they are is not. */
  tellExtras(address: string): void {
    const contact = this.find(address);
    if (contact === undefined || !this.#isComplete || !isOnList(contact)) return;
    this.#changes.toMain({ type: 'contactsChanged', contacts: [this.view(contact)] });
  }

  /** All pictures come or go at once. */
  tellAllPictures(): void {
    if (this.#isComplete) this.#changes.toMain({ type: 'contactsChanged', contacts: this.contacts() });
  }

  /** The answer was given; the server's own word may come later. */
  removeRequest(address: string): void {
    if (this.#requests.delete(address.toLowerCase())) this.#tellRequests();
  }

  #replaceAll(): void {
    const { contacts, groups } = this.#state();
    this.#contacts = new Map();
    for (const contact of contacts.values()) this.#contacts.set(contact.account, this.#named(contact));
    this.#groups = new Map(groups);
    this.#isComplete = true;
    for (const contact of contacts.values()) this.#updateRequest(contact);
    this.#tellAll();
  }

  #clear(): void {
    this.#contacts = new Map();
    this.#groups = new Map();
    this.#requests.clear();
    this.#isComplete = false;
    this.#tellAll();
  }

  /** Whom the server lists by address alone is called what they were last seen to call themselves. */
  #named(contact: Contact): Contact {
    const { account, friendlyName, status } = contact;
    const { namesSeen } = this.#extras;
    const hasName = friendlyName !== '' && friendlyName !== account;
    if (hasName && status !== 'offline' && isOnList(contact)) namesSeen?.note(account, friendlyName);
    const seen = hasName ? '' : (namesSeen?.of(account) ?? '');
    return seen === '' ? contact : { ...contact, friendlyName: seen };
  }

  #change(told: Contact): void {
    const contact = this.#named(told);
    const before = this.#contacts.get(contact.account);
    this.#contacts.set(contact.account, contact);
    if (!this.#isComplete) return;
    if (isOnList(contact)) {
      this.#changes.toMain({ type: 'contactsChanged', contacts: [this.view(contact)] });
    } else if (before !== undefined && isOnList(before)) {
      this.#extras.namesSeen?.forget(contact.account);
      this.#changes.toMain({ type: 'contactRemoved', address: contact.account });
    }
    if (this.#updateRequest(contact)) this.#tellRequests();
  }

  #remove(account: string): void {
    const before = this.#contacts.get(account);
    this.#contacts.delete(account);
    this.#extras.namesSeen?.forget(account);
    if (before !== undefined && isOnList(before)) {
      this.#changes.toMain({ type: 'contactRemoved', address: account });
    }
    this.removeRequest(account);
  }

  /** Answers whether the list of requests is another one now. */
  #updateRequest(contact: Contact): boolean {
    if (!waitsForAnswer(contact)) return this.#requests.delete(contact.account);
    const { address, shownName: displayName } = this.view(contact);
    const before = this.#requests.get(address);
    this.#requests.set(address, { ...before, address, displayName });
    return before?.displayName !== displayName;
  }

  /** What they wrote stays with the request, and may come after it. */
  #addRequest({ account, friendlyName, invitation }: ContactRequested): void {
    const displayName = calledName(this.nicknameOf(account), friendlyName, account);
    const words = invitation === undefined ? {} : { invitation: shownText(invitation, INVITATION_SHOWN) };
    const request = { ...this.#requests.get(account), address: account, displayName, ...words };
    this.#requests.set(account, request);
    this.#tellRequests();
    if (invitation !== undefined) this.#changes.toPrompt(account, { type: 'requestChanged', request });
  }

  #tellAll(): void {
    this.#changes.toMain({ type: 'contactsReplaced', contacts: this.contacts(), groups: this.groups() });
    this.#tellRequests();
  }

  #tellGroups(): void {
    if (this.#isComplete) this.#changes.toMain({ type: 'groupsChanged', groups: this.groups() });
  }

  #tellRequests(): void {
    this.#changes.toMain({ type: 'requestsChanged', requests: this.requests() });
  }
}
