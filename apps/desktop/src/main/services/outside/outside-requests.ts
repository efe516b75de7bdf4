/**
 * Links and files from outside. Anybody can put a link anywhere, so nothing is done before the person said yes,
 * and a question that stands is never swapped for another: a click meant for one would answer the other.
 */
import path from 'node:path';
import type { ContactImport, OutsideDone, OutsideView, OutsideWish, Reply } from '@nudge/ipc-contract';
import type { MessengerService } from '../messenger/messenger-service.ts';
import { Emitter } from '../support/emitter.ts';
import { fail, succeed } from '../support/reply.ts';
import { shownLine } from '../support/shown-line.ts';
import type { OutsideThing } from './outside-thing.ts';

type Wish = Exclude<OutsideThing, { readonly kind: 'call' | 'unreadable' }>;

export interface OutsideRequestsOptions {
  readonly messenger: Pick<MessengerService, 'control' | 'directory' | 'editing' | 'events' | 'own'>;
  readonly newId: () => string;
  /** Whether links are answered at all. */
  readonly opensLinks: () => boolean;
  readonly openConversation: (address: string) => Reply<unknown>;
  readonly importContacts: (file: string) => Promise<Reply<ContactImport>>;
}

interface Held {
  readonly thing: OutsideThing;
  readonly view: OutsideView;
}

export class OutsideRequests {
  readonly changed = new Emitter<OutsideView | undefined>();
  readonly #options: OutsideRequestsOptions;
  #held: Held | undefined;
  #isAnswering = false;

  constructor(options: OutsideRequestsOptions) {
    this.#options = options;
    const { control, events } = options.messenger;
    // The session says that it began before the list is there; its event comes after it.
    events.subscribe(() => this.#look());
    control.changed.subscribe(() => {
      if (!this.#canAsk) this.#look();
    });
  }

  get view(): OutsideView | undefined {
    return this.#held?.view;
  }

  take(thing: OutsideThing): void {
    const isLink = thing.kind !== 'contactFile';
    if ((isLink && !this.#options.opensLinks()) || this.view?.phase === 'asking') return;
    this.#hold({ thing, view: this.#viewOf(thing, this.#options.newId()) });
  }

  /** What cannot be done stays asked, so that the person sees why and may try again. */
  async answer({ id, yes }: { readonly id: string; readonly yes: boolean }): Promise<Reply<OutsideDone>> {
    const held = this.#held;
    if (held?.view.id !== id) return fail('badArguments');
    if (this.#isAnswering) return fail('tooSoon');
    if (!yes || held.view.phase === 'told') return this.#settle(succeed({}));
    if (held.view.phase === 'waiting') return fail('notSignedIn');
    this.#isAnswering = true;
    try {
      return this.#settle(await this.#do(held.view.wish, held.thing));
    } finally {
      this.#isAnswering = false;
    }
  }

  #settle(reply: Reply<OutsideDone>): Reply<OutsideDone> {
    if (reply.ok) this.#hold(undefined);
    return reply;
  }

  async #do(wish: OutsideWish, thing: OutsideThing): Promise<Reply<OutsideDone>> {
    const { editing } = this.#options.messenger;
    switch (wish.kind) {
      case 'contactFile':
        return thing.kind === 'contactFile' ? this.#import(thing.file) : fail('unexpected');
      case 'chat':
        return this.#chat(wish.address);
      case 'add':
      case 'addAndChat': {
        const added = await editing.addContact({ address: wish.address });
        if (!added.ok) return added;
        return wish.kind === 'add' ? succeed({}) : this.#chat(wish.address);
      }
    }
  }

  async #import(file: string): Promise<Reply<OutsideDone>> {
    const reply = await this.#options.importContacts(file);
    if (!reply.ok) return reply;
    return succeed(reply.value.kind === 'imported' ? { counts: reply.value.counts } : {});
  }

  #chat(address: string): Reply<OutsideDone> {
    const opened = this.#options.openConversation(address);
    return opened.ok ? succeed({}) : opened;
  }

  /** What is asked stays as it was asked while somebody is signed in, whatever happens to the list. */
  #look(): void {
    const held = this.#held;
    if (held === undefined || held.view.phase === 'told') return;
    const isAsking = held.view.phase === 'asking';
    if (isAsking !== this.#canAsk) this.#hold({ ...held, view: this.#viewOf(held.thing, held.view.id) });
  }

  /** The list is there, though its line may be lost just now. */
  get #canAsk(): boolean {
    const { control, own } = this.#options.messenger;
    const { phase } = control.session;
    return own.view !== undefined && (phase === 'signedIn' || phase === 'reconnecting');
  }

  #viewOf(thing: OutsideThing, id: string): OutsideView {
    if (thing.kind === 'call' || thing.kind === 'unreadable') return { id, phase: 'told', what: thing.kind };
    const isAsking = this.#canAsk;
    return { id, phase: isAsking ? 'asking' : 'waiting', wish: this.#wishOf(thing, isAsking) };
  }

  #wishOf(wish: Wish, isListKnown: boolean): OutsideWish {
    if (wish.kind === 'contactFile')
      return { kind: wish.kind, fileName: shownLine(path.basename(wish.file)) };
    const { address, kind } = wish;
    const { directory } = this.#options.messenger;
    if (!isListKnown) return { kind, address, name: address };
    const isOnList = directory.find(address)?.lists.has('forward') === true;
    const name = isOnList ? directory.nameOf(address) : address;
    return { kind: kind === 'chat' && !isOnList ? 'addAndChat' : kind, address, name };
  }

  #hold(held: Held | undefined): void {
    this.#held = held;
    this.changed.emit(held?.view);
  }
}
