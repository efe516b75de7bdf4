/** How what somebody else says reaches the person here: it is shown and kept, and calls for attention. */
import type { AttentionChoice, LineView, SoundEvent } from '@nudge/ipc-contract';
import { attentionFor, type AttentionFacts } from '../attention/attention-rules.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { Conversation } from './conversation.ts';
import type { KeptExtras } from './kept-lines.ts';

/** Who a line is from, and what it says. */
export interface LineAbout {
  readonly name: string;
  readonly address: string;
  readonly text: string;
}

/** `isMute`: it makes no sound, being one of several that come at once. */
type RaisedLine = LineAbout & { readonly isMute?: boolean };

/** Who raises alerts and sounds for incoming lines. */
export interface AttentionOutlets {
  alert(
    kind: 'message' | 'nudge' | 'fileOffer',
    about: LineAbout & { readonly conversationId: string },
  ): void;
  play(event: SoundEvent): void;
  /** A nudge that nobody was there to see. */
  missedNudge(about: LineAbout & { readonly conversationId: string }): void;
  /** What was chosen for somebody. */
  choiceFor(address: string): AttentionChoice;
  /** A program fills the screen, over all windows. */
  isCovered(): boolean;
}

/** What every line that comes in begins with. */
export interface LineBeginning {
  readonly id: string;
  readonly at: number;
  readonly isEarlier: false;
  readonly isOwn: false;
  readonly senderAddress: string;
  /** What its sender is called here. */
  readonly name: string;
}

export class Arrivals {
  readonly #book: ConversationBook;
  readonly #outlets: AttentionOutlets;

  constructor(book: ConversationBook, outlets: AttentionOutlets) {
    this.#book = book;
    this.#outlets = outlets;
  }

  /** `senderName`: what they call themselves, empty where nobody says. */
  begin(conversation: Conversation, from: string, senderName: string): LineBeginning {
    const { clock, newId, messenger } = this.#book.options;
    const called = messenger.directory.nicknameOf(from) || senderName;
    const name = called === '' ? this.#book.nameOf(conversation, from) : called;
    return { id: newId(), at: clock.now(), isEarlier: false, isOwn: false, senderAddress: from, name };
  }

  /** False: it should be kept, and is not. */
  show(conversation: Conversation, line: LineView, extras: KeptExtras = {}): boolean {
    const { clock, changes } = this.#book.options;
    const at = clock.now();
    conversation.lastReceivedAt = at;
    const isKept = this.#book.addLine(conversation, line, extras);
    changes.toConversation(conversation.id, { type: 'lastReceivedChanged', at });
    return isKept;
  }

  raise(conversation: Conversation, kind: AttentionFacts['kind'], about: RaisedLine): void {
    const { isMute = false, ...who } = about;
    const { windows, clock, settings, messenger } = this.#book.options;
    const now = clock.now();
    const last = conversation.lastAttentionAt;
    const window = windows.stateOf(conversation.id);
    const attention = attentionFor({
      kind,
      window,
      ownStatus: messenger.own.statusForAttention,
      alerts: settings().alerts,
      choice: this.#outlets.choiceFor(who.address),
      silenceMilliseconds: last === undefined ? undefined : now - last,
    });
    conversation.lastAttentionAt = now;
    if (window === 'new') this.openBehind(conversation);
    if (attention.isUnread) this.#book.setUnread(conversation, conversation.unread + 1);
    if (attention.flash) windows.flash(conversation.id);
    if (attention.alert) this.#outlets.alert(attention.alert, { ...who, conversationId: conversation.id });
    if (attention.sound && !isMute) this.#outlets.play(attention.sound);
  }

  /** A conversation always has a window, also one that begins without any noise. */
  openBehind(conversation: Conversation): void {
    const { windows, settings } = this.#book.options;
    if (windows.stateOf(conversation.id) !== 'new') return;
    conversation.isClosing = false;
    const how = settings().alerts.opensMinimized ? 'minimized' : 'behind';
    windows.open(conversation.id, conversation.partner.address, how);
  }
}
