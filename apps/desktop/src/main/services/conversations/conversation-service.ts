/** Conversations as the rest of the application sees them: opening, closing, snapshots, and the session's turns. */
import type { BackgroundView, ConversationSnapshot, Reply } from '@nudge/ipc-contract';
import { parseAccountName } from '@nudge/msnp-codec';
import type { MessengerEvent } from '@nudge/msnp-engine';
import { Emitter } from '../support/emitter.ts';
import { fail } from '../support/reply.ts';
import type { AttentionOutlets } from './arrivals.ts';
import { ConversationBook, type ConversationBookOptions } from './conversation-book.ts';
import { abilityOf, invitableView, participantViews } from './conversation-views.ts';
import type { Conversation } from './conversation.ts';
import { Incoming } from './incoming.ts';
import { Outgoing } from './outgoing.ts';

/** The part of a conversation's snapshot that is this service's. */
export type ConversationState = Omit<
  ConversationSnapshot,
  | 'number'
  | 'settings'
  | 'locale'
  | 'appearance'
  | 'platform'
  | 'ownFrame'
  | 'isOnTop'
  | 'isTab'
  | 'statusPage'
>;

export class ConversationService {
  readonly book: ConversationBook;
  readonly outgoing: Outgoing;
  readonly incoming: Incoming;
  /** The person closed the window of one. */
  readonly left = new Emitter<Conversation>();
  /** Everything that came in one counts as read. */
  readonly read = new Emitter<Conversation>();

  constructor(options: ConversationBookOptions, outlets: AttentionOutlets) {
    this.book = new ConversationBook(options);
    this.outgoing = new Outgoing(this.book, outlets);
    this.incoming = new Incoming(this.book, outlets);
    const { messenger } = options;
    messenger.events.subscribe((event) => this.#take(event));
    // Also of a line that the engine never took: no event tells of it.
    this.book.lineStateChanged.subscribe(() => this.#leaveSettled());
    messenger.control.changed.subscribe(() => this.#tellAbilities());
    messenger.own.changed.subscribe((own) => {
      for (const { id } of this.book.all()) options.changes.toConversation(id, { type: 'ownChanged', own });
      this.#tellAbilities();
    });
  }

  /** Opens the conversation with one person, or brings its window forward. */
  open(address: string): Reply<{ readonly conversationId: string }> {
    const partner = parseAccountName(address);
    const account = this.book.options.messenger.own.view?.address;
    if (partner === undefined) return fail('badAddress');
    if (account === undefined) return fail('notSignedIn');
    const conversation =
      this.book.withPartner(partner) ??
      this.book.begin(account, { address: partner, displayName: '', isPresent: false });
    return this.show(conversation.id);
  }

  show(conversationId: string): Reply<{ readonly conversationId: string }> {
    const conversation = this.book.get(conversationId);
    if (conversation === undefined) return fail('badArguments');
    conversation.isClosing = false;
    this.book.options.windows.open(conversation.id, conversation.partner.address, 'focused');
    return { ok: true, value: { conversationId } };
  }

  /** What its window starts from; undefined when it was closed meanwhile. */
  snapshot(conversationId: string): ConversationState | undefined {
    const conversation = this.book.get(conversationId);
    const { context } = this.book;
    if (conversation === undefined) return undefined;
    const { lastReceivedAt } = conversation;
    return {
      kind: 'conversation',
      conversationId,
      own: context.own ?? ownOf(conversation),
      isGroup: conversation.isGroup,
      participants: participantViews(conversation, context.directory),
      ability: abilityOf(conversation, context),
      lines: [...conversation.earlier, ...conversation.lines],
      hasEarlier: conversation.hasEarlier,
      draft: conversation.draft,
      typing: conversation.typing.list(),
      emoticons: this.book.options.emoticons.own.list(),
      background: this.backgroundOf(conversation),
      ...(lastReceivedAt === undefined ? {} : { lastReceivedAt }),
      invitable: invitableView(conversation, context),
    };
  }

  /** What stands behind it. */
  backgroundOf({ account, partner }: Conversation): BackgroundView {
    return this.book.options.backgrounds.view({ account, partner: partner.address });
  }

  /** Its window got the focus: everything in it counts as read. */
  focused(conversationId: string): void {
    const conversation = this.book.get(conversationId);
    if (conversation === undefined) return;
    this.book.setUnread(conversation, 0);
    this.read.emit(conversation);
  }

  /** Its window is gone. Lines still on their way are waited for before the conversation is left. */
  closed(conversationId: string): void {
    const conversation = this.book.get(conversationId);
    if (conversation === undefined) return;
    this.left.emit(conversation);
    this.read.emit(conversation);
    conversation.isClosing = true;
    conversation.unread = 0;
    if (conversation.hasUnsettledLines) this.book.tellList();
    else this.#leave(conversation);
  }

  /** Somebody's picture has come or gone. */
  tellPicture(address: string): void {
    this.#tellAbout(address, false);
  }

  /** One calls somebody by another name now. */
  tellName(address: string): void {
    this.#tellAbout(address.toLowerCase(), true);
  }

  /** All pictures of others come or go at once. */
  tellAllPictures(): void {
    for (const conversation of this.book.all()) this.book.tellPeople(conversation);
  }

  #take(event: MessengerEvent): void {
    this.incoming.take(event);
    switch (event.type) {
      case 'signedIn':
        if (!event.afterReconnect) this.#startAnew();
        return this.#tellEverything();
      case 'signedOut':
      case 'signInFailed':
        return this.#endAll();
      case 'contactChanged':
        return this.#tellAbout(event.contact.account, event.contact.status !== event.wasStatus);
      case 'contactRemoved':
        return this.#tellAbout(event.account, true);
      case 'offlineMessagesPossible':
        return this.#tellAbilities();
      default:
    }
  }

  /** Another engine session: it knows none of the old conversations, and windows of another account go. */
  #startAnew(): void {
    const account = this.book.options.messenger.own.view?.address;
    for (const conversation of this.book.all()) {
      conversation.engineId = undefined;
      if (conversation.account === account) continue;
      this.book.options.windows.close(conversation.id);
      this.book.remove(conversation);
    }
  }

  /** What was still on its way when the session ended is not known to have arrived. */
  #endAll(): void {
    for (const conversation of this.book.all()) {
      conversation.engineId = undefined;
      conversation.typing.stopAll();
      conversation.setPresent(new Set());
      for (const id of conversation.unsettledLineIds()) {
        this.book.setLineState(conversation, { id, state: 'unknown' });
      }
    }
    this.#tellEverything();
  }

  #leaveSettled(): void {
    for (const conversation of this.book.all()) {
      if (conversation.isClosing && !conversation.hasUnsettledLines) this.#leave(conversation);
    }
  }

  #leave(conversation: Conversation): void {
    const { engine } = this.book.options.messenger;
    this.book.remove(conversation);
    if (conversation.engineId === undefined) return;
    void engine.ask({ type: 'leaveConversation', conversationId: conversation.engineId });
  }

  #tellAbout(account: string, isPresenceNews: boolean): void {
    for (const conversation of this.book.all()) {
      if (conversation.people.has(account)) this.book.tellPeople(conversation);
    }
    if (isPresenceNews) this.book.planInvitable();
  }

  #tellAbilities(): void {
    for (const conversation of this.book.all()) this.book.tellAbility(conversation);
  }

  #tellEverything(): void {
    for (const conversation of this.book.all()) this.book.tellPeople(conversation);
    this.book.planInvitable();
  }
}

/** After signing out, a window still shows whose conversation it was. */
function ownOf(conversation: Conversation): ConversationSnapshot['own'] {
  const { account } = conversation;
  return { address: account, displayName: account, status: 'offline', personalMessage: '', pictureUrl: '' };
}
